import { agencyResponsesTopic } from '@iwaa/contracts/topology';
import type { Ledger } from '../attack.ts';
import { profile } from '../http/routes.ts';
import { answerHeaders, clientOf } from '../kafka/client.ts';
import { readTopic } from '../kafka/read-topic.ts';
import { forceFaults, forceRefusals, notForced } from '../secrets/forced-errors.ts';
import { searchEverywhere } from '../secrets/places.ts';
import { drawMark, holds, plantedIdentity } from '../secrets/planted.ts';
import { actorOf } from '../world/actors.ts';
import { eventually } from '../world/eventually.ts';
import type { World } from '../world/world.ts';

/** Words planted in every personal field, and looked for everywhere that they must not be. */
export async function attackSecrets(world: World, ledger: Ledger): Promise<void> {
  const { other: side } = world;
  const [mark, agencyMark] = [drawMark(), drawMark()];
  const team = actorOf('street-team', side);
  const worker = actorOf('social-worker', side);
  const path = `/rounds/${side.roundId}/contacts`;
  const identity = plantedIdentity(mark);
  const met = await world.ask('intake', team, {
    path,
    body: {
      person: { identity, profile },
      place: 'bus-station',
      needs: ['shelter', 'health', 'family-mediation'],
      consents: [{ purpose: 'referral' }, { purpose: 'mediation' }],
      note: `first ${mark}`,
    },
  });
  const { personId, caseId } = met.json as { personId: string; caseId: string };
  await world.ask('intake', team, {
    path,
    body: { person: { personId }, place: 'bus-station', note: `later ${mark}` },
  });
  await world.ask('intake', worker, {
    path: `/persons/${personId}/listening-sessions`,
    body: { night: side.night, note: `listened ${mark}` },
  });
  const referralId = await eventually('the referral', async () => {
    const { json } = await world.ask('referral', worker, { path: `/referrals?caseId=${caseId}` });
    return (json as { referrals: { referralId: string }[] }).referrals[0]?.referralId;
  });
  await answerWithAName(world, referralId, agencyMark);
  await eventually('the answer', async () => {
    const { json } = await world.ask('referral', worker, { path: `/referrals/${referralId}` });
    return (json as { state: string }).state === 'accepted' || undefined;
  });

  const forced = [...(await forceRefusals(world, mark)), ...(await forceFaults(world, mark, personId))];
  ledger.judge('control: errors were forced', `${forced.length} refusals and faults`, notForced(forced));
  ledger.judge(
    'planted words in the answers of forced errors of form, rules and driver',
    'in none',
    forced.filter(({ answer }) => holds(answer.text, mark)).map(({ name }) => name),
    `in none of ${forced.length} answers`,
  );

  // The case's card is written again at each fact; the committee's close is the last of them.
  for (const { place, read, found } of await searchEverywhere(world, mark))
    ledger.judge(
      `planted words in ${place}`,
      'in none',
      read === 0 && place !== 'dead letters' ? ['nothing was read'] : found,
      `in none of ${read}`,
    );
  const atIntake = await world.ask('intake', worker, { path: `/persons/${personId}` });
  const given = JSON.stringify((atIntake.json as { identity: unknown }).identity);
  const wanted = [
    ...Object.values(identity).map((value) => JSON.stringify(value)),
    'first ',
    'later ',
    'listened ',
  ];
  ledger.judge(
    'control: the planted words at intake, for whoever may ask',
    'all of them',
    wanted.filter((word) => !given.includes(word) && !atIntake.text.includes(`${word}${mark}`)),
    `all ${wanted.length}`,
  );

  const { kafka } = world.platform.addresses.engines;
  const own = await readTopic(kafka.brokers, kafka.admin, agencyResponsesTopic(side.agencyId));
  ledger.tell(
    "control: a name that an agency writes into its answer, on the agency's own topic",
    'found: the search reads what is there',
    own.some(({ value }) => holds(value, agencyMark)) ? 'found' : 'not found',
    own.some(({ value }) => holds(value, agencyMark)),
  );
  for (const { place, read, found } of await searchEverywhere(world, agencyMark))
    ledger.judge(
      `a name that an agency wrote into its answer, in ${place}`,
      'in none',
      found,
      `in none of ${read}`,
    );
  ledger.remark(
    'An agency writes its answers itself: a name that it puts there against the contract stays on its own topic, which it and the referral service alone read, and in the dead letters if the answer is malformed; it goes no further.',
  );
}

async function answerWithAName(world: World, referralId: string, mark: string): Promise<void> {
  const { other: side, platform } = world;
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
        value: JSON.stringify({ referralId, state: 'accepted', note: mark, person: { name: mark } }),
        headers: { ...answerHeaders(`answer-${referralId}`), 'x-note': mark },
      },
    ],
  });
  await producer.disconnect();
}
