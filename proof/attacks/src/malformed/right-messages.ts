import { type Actor, actorOf } from '../fixture/actors.ts';
import { eventually } from '../fixture/eventually.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { Side } from '../fixture/side.ts';
import { profile } from '../http/routes.ts';
import { sendAnswer } from '../kafka/send-answer.ts';

const timeoutMs = 60_000;

/**
 * Takes a new case all its way, by which something right comes over every topic. Throws, naming the step, where a step
 * does not come within a minute.
 */
export async function followACase(fixture: Fixture, side: Side): Promise<void> {
  const committee = actorOf('committee', side);
  const worker = actorOf('social-worker', side);
  const see = async <Body>(
    what: string,
    service: Parameters<Fixture['ask']>[0],
    actor: Actor,
    path: string,
    holds: (body: Body) => boolean,
  ): Promise<Body> =>
    eventually(
      what,
      async () => {
        const answer = await fixture.ask(service, actor, { path });
        return answer.status === 200 && holds(answer.json as Body) ? (answer.json as Body) : undefined;
      },
      timeoutMs,
    );
  const met = await fixture.ask('intake', actorOf('street-team', side), {
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
  type Referrals = { items: { referralId: string; state: string }[] };
  const asked = await see<Referrals>(
    'the referral is asked for',
    'referral',
    worker,
    `/referrals?caseId=${caseId}`,
    ({ items }) => items.length === 1,
  );
  await sendAnswer(fixture, side, {
    referralId: asked.items[0]?.referralId ?? '',
    body: { state: 'accepted' },
  });
  const taken = ({ items }: Referrals): boolean => items[0]?.state === 'accepted';
  await see<Referrals>(
    "the agency's answer is taken",
    'referral',
    worker,
    `/referrals?caseId=${caseId}`,
    taken,
  );
  type Files = { items: unknown[] };
  await see<Files>(
    'the mediation file is opened',
    'mediation',
    worker,
    `/mediation-files?caseId=${caseId}`,
    ({ items }) => items.length === 1,
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
      const closed = await fixture.ask('casework', committee, {
        path: `/cases/${caseId}/closure`,
        body: { outcome: 'lost-contact' },
      });
      return closed.status === 200 || undefined;
    },
    timeoutMs,
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
