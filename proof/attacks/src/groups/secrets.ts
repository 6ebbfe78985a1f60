import { agencyResponsesTopic } from '@iwaa/contracts/topology';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import { eventually } from '../fixture/eventually.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { profile } from '../http/routes.ts';
import { readTopic } from '../kafka/read-topic.ts';
import { sendAnswer } from '../kafka/send-answer.ts';
import { forceFaults, forceRefusals, notForced } from '../secrets/forced-errors.ts';
import { searchEverywhere } from '../secrets/places.ts';
import { drawMark, holds, plantedIdentity } from '../secrets/planted.ts';

/** Words planted in every personal field, and looked for everywhere that they must not be. */
export async function attackSecrets(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { other: side } = fixture;
  const [mark, agencyMark] = [drawMark(), drawMark()];
  const team = actorOf('street-team', side);
  const worker = actorOf('social-worker', side);
  const path = `/rounds/${side.roundId}/contacts`;
  const identity = plantedIdentity(mark);
  const met = await fixture.ask('intake', team, {
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
  await fixture.ask('intake', team, {
    path,
    body: { person: { personId }, place: 'bus-station', note: `later ${mark}` },
  });
  await fixture.ask('intake', worker, {
    path: `/persons/${personId}/listening-sessions`,
    body: { night: side.night, note: `listened ${mark}` },
  });
  await fixture.ask('intake', worker, {
    path: `/persons/${personId}/corrections`,
    body: { reason: 'misheard', identity: { languages: ['arabic'] }, note: `corrected ${mark}` },
  });
  const referralId = await eventually('the referral', async () => {
    const { json } = await fixture.ask('referral', worker, { path: `/referrals?caseId=${caseId}` });
    return (json as { items: { referralId: string }[] }).items[0]?.referralId;
  });
  await sendAnswer(fixture, side, {
    referralId,
    body: { state: 'accepted', note: agencyMark, person: { name: agencyMark } },
    headers: { 'x-note': agencyMark },
  });
  await eventually('the answer', async () => {
    const { json } = await fixture.ask('referral', worker, { path: `/referrals/${referralId}` });
    return (json as { state: string }).state === 'accepted' || undefined;
  });

  const forced = [...(await forceRefusals(fixture, mark)), ...(await forceFaults(fixture, mark, personId))];
  ledger.judge('control: errors were forced', `${forced.length} refusals and faults`, notForced(forced));
  ledger.judge(
    'planted words in the answers of forced errors of form, rules and driver',
    'in none',
    forced.filter(({ answer }) => holds(answer.text, mark)).map(({ name }) => name),
    `in none of ${forced.length} answers`,
  );

  // The case's card is written again at each fact; the committee's close is the last of them.
  for (const { place, read, found } of await searchEverywhere(fixture, mark))
    ledger.judge(
      `planted words in ${place}`,
      'in none',
      read === 0 && place !== 'dead letters' ? ['nothing was read'] : found,
      `in none of ${read}`,
    );
  const atIntake = await fixture.ask('intake', worker, { path: `/persons/${personId}` });
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

  const { kafka } = fixture.platform.addresses.engines;
  const own = await readTopic(kafka.brokers, kafka.admin, agencyResponsesTopic(side.agencyId));
  ledger.tell(
    "control: a name that an agency writes into its answer, on the agency's own topic",
    'found: the search reads what is there',
    own.some(({ value }) => holds(value, agencyMark)) ? 'found' : 'not found',
    own.some(({ value }) => holds(value, agencyMark)),
  );
  for (const { place, read, found } of await searchEverywhere(fixture, agencyMark))
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
