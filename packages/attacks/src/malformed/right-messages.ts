import { agencyResponsesTopic } from '@iwaa/contracts/topology';
import { profile } from '../http/routes.ts';
import { answerHeaders, clientOf } from '../kafka/client.ts';
import { type Actor, actorOf } from '../world/actors.ts';
import { eventually } from '../world/eventually.ts';
import type { Side } from '../world/side.ts';
import type { World } from '../world/world.ts';

const patienceMs = 60_000;

/**
 * Takes a new case all its way, by which something right comes over every topic. Throws, naming the step, where a step
 * does not come within a minute.
 */
export async function followACase(world: World, side: Side): Promise<void> {
  const committee = actorOf('committee', side);
  const worker = actorOf('social-worker', side);
  const see = async <Body>(
    what: string,
    service: Parameters<World['ask']>[0],
    actor: Actor,
    path: string,
    holds: (body: Body) => boolean,
  ): Promise<Body> =>
    eventually(
      what,
      async () => {
        const answer = await world.ask(service, actor, { path });
        return answer.status === 200 && holds(answer.json as Body) ? (answer.json as Body) : undefined;
      },
      patienceMs,
    );
  const met = await world.ask('intake', actorOf('street-team', side), {
    path: `/rounds/${side.roundId}/contacts`,
    body: {
      person: { identity: {}, profile },
      place: 'bus-station',
      needs: ['shelter', 'health', 'family-mediation'],
      consents: [{ purpose: 'referral' }, { purpose: 'mediation' }],
    },
  });
  if (met.status !== 201) throw new Error(`the contact was refused with ${met.status} ${met.code}`);
  const { caseId, personId } = met.json as { caseId: string; personId: string };
  type Place = { bed: { hold: unknown } | null };
  await see<Place>(
    'the bed is held',
    'shelter-capacity',
    worker,
    `/cases/${caseId}/place`,
    ({ bed }) => bed !== null,
  );
  type Referrals = { referrals: { referralId: string; state: string }[] };
  const asked = await see<Referrals>(
    'the referral is asked for',
    'referral',
    worker,
    `/referrals?caseId=${caseId}`,
    ({ referrals }) => referrals.length === 1,
  );
  await answer(world, side, asked.referrals[0]?.referralId ?? '');
  const taken = ({ referrals }: Referrals): boolean => referrals[0]?.state === 'accepted';
  await see<Referrals>(
    "the agency's answer is taken",
    'referral',
    worker,
    `/referrals?caseId=${caseId}`,
    taken,
  );
  type Files = { files: unknown[] };
  await see<Files>(
    'the mediation file is opened',
    'mediation',
    worker,
    `/mediation-files?caseId=${caseId}`,
    ({ files }) => files.length === 1,
  );
  type View = { milestone: string; whereabouts: string; status: string };
  // In mediation only once all four topics were read: the bed, the answer and the file are in it.
  await see<View>(
    'the case has heard of all',
    'casework',
    committee,
    `/cases/${caseId}`,
    (view) => ['in-care', 'in-mediation'].includes(view.milestone) && view.whereabouts === 'bed-held',
  );
  await eventually(
    'the workflow closes the case',
    async () => {
      const closed = await world.ask('casework', committee, {
        path: `/cases/${caseId}/closure`,
        body: { outcome: 'lost-contact' },
      });
      return closed.status === 200 || undefined;
    },
    patienceMs,
  );
  await see<{ caseStatus: string }>(
    'intake archives the case',
    'intake',
    worker,
    `/persons/${personId}`,
    ({ caseStatus }) => caseStatus === 'closed',
  );
  await see<Place>(
    'the bed is freed',
    'shelter-capacity',
    worker,
    `/cases/${caseId}/place`,
    ({ bed }) => bed === null,
  );
}

async function answer({ platform }: World, side: Side, referralId: string): Promise<void> {
  const login = await platform.addAgency(side.agencyId);
  const producer = clientOf(platform.addresses.engines.kafka.brokers, login).producer({
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  await producer.send({
    topic: agencyResponsesTopic(side.agencyId),
    messages: [
      {
        key: referralId,
        value: JSON.stringify({ referralId, state: 'accepted' }),
        headers: answerHeaders(`answer-${referralId}`),
      },
    ],
  });
  await producer.disconnect();
}
