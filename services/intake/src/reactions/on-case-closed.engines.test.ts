import { caseClosed } from '@iwaa/contracts/events/casework';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { campaignId, meet, socialWorker, startIntake, startRound } from '../testing/intake-under-test.ts';

let intake: TestService;
let roundId: string;
beforeAll(async () => {
  intake = await startIntake();
  roundId = await startRound(intake);
});
afterAll(() => intake?.close());

const closed = (caseId: string, intakeSequence?: number) =>
  aFact(caseClosed, { caseId, campaignId, outcome: 'lost-contact', intakeSequence });
const read = async (personId: string) =>
  (await intake.request(socialWorker, { method: 'GET', url: `/persons/${personId}` })).body;

/** Meets somebody new whose case is then closed. */
async function meetAndClose(): Promise<{ personId: string; caseId: string }> {
  const { personId, caseId } = (await meet(intake, roundId)).body;
  await intake.publish(closed(caseId));
  await eventually(async () => expect(await read(personId)).toMatchObject({ caseId: null }));
  return { personId, caseId };
}

describe('a case that casework closed', () => {
  it('is archived, once, however often that is told', async () => {
    const { personId, caseId } = await meetAndClose();
    const last = (await meet(intake, roundId)).body;
    await intake.publish(closed(caseId), closed(caseId), closed('SK-2425-99999'), closed(last.caseId));
    await eventually(async () => expect(await read(last.personId)).toMatchObject({ caseStatus: 'closed' }));
    expect(await read(personId)).toMatchObject({ caseStatus: 'closed', previousCaseIds: [caseId] });
    const archived = () =>
      intake.published().filter(({ type, data }) => {
        const about = data as { caseId?: string };
        return type === 'iwaa.intake.case-archived.v1' && about.caseId === caseId;
      });
    await eventually(() => expect(archived()).toHaveLength(1));
    expect(intake.deadLetters()).toEqual([]);
  });

  it('is followed by one new case, linked to it, even when twenty contacts come at once', async () => {
    const { personId, caseId } = await meetAndClose();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => meet(intake, roundId, { person: { personId } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const cases = new Set(answers.map(({ body }) => body.caseId));
    expect(cases.size).toBe(1);
    expect(cases.has(caseId)).toBe(false);
    const opened = () =>
      intake
        .published()
        .filter(({ subject, type }) => subject === `person/${personId}` && type.includes('case-opened'));
    await eventually(() => expect(opened()).toHaveLength(2));
    expect(opened()[1]?.data).toMatchObject({ caseId: [...cases][0], previousCaseId: caseId });
    expect(await read(personId)).toMatchObject({
      caseStatus: 'open',
      previousCaseIds: [caseId],
      contacts: 21,
    });
  });
});

describe('a case that casework closed while a street team met the person', () => {
  it('is followed at once by one new case, in which the person asks for a bed; the contact is told once', async () => {
    const first = (await meet(intake, roundId)).body;
    const { personId, caseId } = first;
    const again = await meet(intake, roundId, { person: { personId }, needs: ['shelter'] });
    expect(again.body.caseId).toBe(caseId);
    // The closing knew that the case was opened and the first contact, and nothing of the second.
    await intake.publish(closed(caseId, 2), closed(caseId, 2), closed(caseId, 4));
    await eventually(async () =>
      expect(await read(personId)).toMatchObject({ caseStatus: 'open', previousCaseIds: [caseId] }),
    );
    const next = (await read(personId)).caseId;
    // Another closing of the same service is read after those above: by then they were all heard.
    const last = (await meet(intake, roundId)).body;
    await intake.publish(closed(last.caseId, 2));
    await eventually(async () => expect(await read(last.personId)).toMatchObject({ caseStatus: 'closed' }));
    const facts = await eventually(() => {
      const told = intake.published().filter(({ subject }) => subject === `person/${personId}`);
      expect(told).toHaveLength(7);
      return told.sort((one, other) => one.sequence - other.sequence);
    });
    expect(facts.map(({ type, data }) => [type.split('.')[2], (data as { caseId: string }).caseId])).toEqual([
      ['case-opened', caseId],
      ['contact-recorded', caseId],
      ['contact-recorded', caseId],
      ['need-identified', caseId],
      ['case-archived', caseId],
      ['case-opened', next],
      ['need-identified', next],
    ]);
    expect(facts[5]?.data).toMatchObject({ previousCaseId: caseId });
    const [stated, statedAgain] = [facts[3]?.data, facts[6]?.data] as { needId: string }[];
    expect(statedAgain).toEqual({ ...stated, caseId: next, needId: expect.any(String) });
    expect(statedAgain?.needId).not.toBe(stated?.needId);
    expect((await meet(intake, roundId, { person: { personId } })).body.caseId).toBe(next);
    expect(intake.deadLetters()).toEqual([]);
  });
});
