import { randomInt, randomUUID } from 'node:crypto';
import { consume } from './consume.ts';
import { openFloorEngines } from './floor-engines.ts';
import { type FloorFact, floor } from './floor-names.ts';
import { listen } from './listen.ts';
import { change, insert, openCollection, outgoing, startRelay } from './outbox.ts';

/**
 * The floor's second process: a contact holds a bed by a conditional update, and becomes a referral and a mediation file
 * where it asks for these; what staff, agency and mediators then do is a conditional update each.
 */
const { kafka, database } = await openFloorEngines();
const [beds, referrals, files] = await Promise.all(
  ['beds', 'referrals', 'files'].map((name) => openCollection(database, name)),
);
if (!beds || !referrals || !files) throw new Error('The floor has no collections');
await beds.createIndex({ 'state.status': 1, 'state.draw': 1 });
await beds.createIndex(
  { 'state.caseId': 1 },
  { unique: true, partialFilterExpression: { 'state.caseId': { $type: 'string' } } },
);
const relay = await startRelay(kafka, [beds, referrals, files]);

/** Free beds are told apart by a number drawn when they were made, so that many who choose at once seldom choose the same. */
async function holdBed(caseId: string): Promise<void> {
  if ((await beds?.countDocuments({ 'state.caseId': caseId }, { limit: 1 })) !== 0) return;
  const holdId = randomUUID();
  const state = { status: 'held', caseId, holdId };
  for (const from of [randomInt(1_000_000), 0]) {
    const free = { 'state.status': 'free', 'state.draw': { $gte: from } };
    const bed = await beds?.findOne(free, { projection: { _id: 1, version: 1 } });
    if (!bed || !beds) continue;
    const said = [outgoing(floor.reactions, 'bed-held', caseId, { bedId: bed._id, holdId })];
    if (await change(beds, { _id: bed._id, version: bed.version }, state, said)) return;
    return holdBed(caseId);
  }
  throw new Error('The floor has no free bed left');
}

async function react({ caseId, data }: FloorFact): Promise<void> {
  const needs = Array.isArray(data.needs) ? data.needs : [];
  const work: Promise<unknown>[] = [];
  if (needs.includes('shelter')) work.push(holdBed(caseId));
  if (needs.includes('health') && referrals)
    work.push(
      insert(referrals, caseId, { status: 'requested' }, [
        outgoing(floor.agencyReferrals, 'referral-requested', caseId),
      ]),
    );
  if (needs.includes('family-mediation') && files)
    work.push(
      insert(files, caseId, { status: 'opened' }, [outgoing(floor.reactions, 'file-opened', caseId)]),
    );
  await Promise.all(work);
  relay.wake();
}

const answers = { accepted: 'requested', completed: 'accepted' } as const;

async function hear({ caseId, data }: FloorFact): Promise<void> {
  const answer = data.state === 'accepted' ? 'accepted' : 'completed';
  const said = [outgoing(floor.reactions, `referral-${answer}`, caseId)];
  if (referrals)
    await change(referrals, { _id: caseId, 'state.status': answers[answer] }, { status: answer }, said);
  relay.wake();
}

const together = async (facts: readonly FloorFact[], one: (fact: FloorFact) => Promise<void>) => {
  for (const [, ofCase] of Map.groupBy(facts, ({ caseId }) => caseId))
    for (const fact of ofCase) await one(fact);
};
await consume(kafka, 'floor.reactions', [floor.front], (facts) => together(facts, react));
await consume(kafka, 'floor.answers', [floor.agencyResponses], (facts) => together(facts, hear));

/** Each step of a file follows one other. */
const fileSteps: Readonly<Record<string, string>> = {
  'family-reached': 'opened',
  'return-agreed': 'family-reached',
  reintegrated: 'return-agreed',
  'visit-1': 'reintegrated',
  'visit-2': 'visit-1',
  'visit-3': 'visit-2',
};

listen(async (path, body) => {
  const caseId = String(body.caseId);
  const step = path.slice(1);
  const said = [outgoing(floor.reactions, step, caseId)];
  const done =
    step === 'checked-in'
      ? await change(
          beds,
          { _id: String(body.bedId), 'state.holdId': String(body.holdId) },
          { status: 'occupied' },
          said,
        )
      : step === 'checked-out'
        ? await change(
            beds,
            { _id: String(body.bedId), 'state.status': 'occupied' },
            { status: 'free', caseId: null, holdId: null },
            said,
          )
        : await change(files, { _id: caseId, 'state.status': fileSteps[step] ?? '' }, { status: step }, said);
  relay.wake();
  return done ? { caseId, bedId: body.bedId, version: done.version } : undefined;
});
