import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { testServerPath } from '@iwaa/engines/test-server';
import { createLogger } from '@iwaa/service-kit/logger';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowFailedError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { OwnerAnswer } from '../activities/owner-answer.ts';
import { foldFacts } from '../domain/case-facts.ts';
import { withMissed } from '../domain/facts-of-casework.ts';
import { addMs } from '../domain/instants.ts';
import { logTemporalTo } from '../temporal-log.ts';
import { type Call, type FollowedCases, followCases } from '../testing/followed-cases.ts';
import { registerSearchAttributes } from '../testing/register-search-attributes.ts';
import { referenceCase, ToldCase } from '../testing/told-case.ts';
import { closeCaseUpdate, extendDeadlineUpdate } from './case-messages.ts';
import type { CaseStart } from './case-start.ts';

const hour = 3_600_000;
const day = 24 * hour;
let environment: TestWorkflowEnvironment;
let cases: FollowedCases;
let answers: Record<string, (call: Call) => Promise<OwnerAnswer>> = {};

beforeAll(async () => {
  logTemporalTo(createLogger('casework', process.env.TEST_LOG_LEVEL ?? 'silent'));
  environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: await testServerPath() } },
  });
  await registerSearchAttributes(environment.connection, 'default');
  cases = await followCases({
    client: environment.client,
    connection: environment.nativeConnection,
    queue: 'skipping',
    answer: async (call) => (await answers[call.name]?.(call)) ?? { done: true, state: 'done' },
  });
});
afterAll(async () => {
  await cases?.stop();
  await environment?.teardown();
});

let number = 0;
async function newCase(): Promise<ToldCase> {
  number += 1;
  answers = {};
  const now = new Date(await environment.currentTimeMs()).toISOString();
  return new ToldCase(`TS-2425-${String(number).padStart(5, '0')}`, now, 0).opened().met();
}

/** Tells what a case has that was not told before. */
async function tell(told: ToldCase): Promise<void> {
  await cases.tell(told.caseId, told.facts.splice(0));
}

async function close(told: ToldCase): Promise<void> {
  await cases.handle(told.caseId).executeUpdate(closeCaseUpdate, { args: [{ outcome: 'lost-contact' }] });
}

describe('a case on which nothing is late', () => {
  test('makes no call until the facts close it, and then the one that writes it down', async () => {
    const { caseId } = await newCase();
    const now = new Date(await environment.currentTimeMs()).toISOString();
    await cases.tell(caseId, referenceCase(caseId, now).facts);
    expect(await cases.handle(caseId).result()).toEqual({ outcome: 'reintegrated-permanent' });
    expect(cases.callsOf(caseId)).toEqual(['closeCase']);
  });

  test('starts nothing when a fact comes after its end', async () => {
    const told = (await newCase()).done('elderly-care', 1, 'admitted');
    await tell(told);
    await cases.handle(told.caseId).result();
    const { runId } = await cases.handle(told.caseId).describe();
    expect(await cases.tell(told.caseId, told.met(2).facts)).toBe(false);
    expect((await cases.handle(told.caseId).describe()).runId).toBe(runId);
  });
});

const { EVENT_TYPE_ACTIVITY_TASK_SCHEDULED: activity, EVENT_TYPE_WORKFLOW_TASK_COMPLETED: task } =
  temporal.api.enums.v1.EventType;
async function eventsOf(caseId: string) {
  const { events } = await cases.handle(caseId).fetchHistory();
  return (events ?? []).map(({ eventType }) => eventType);
}

/** Tells when a case makes a call, and keeps it waiting for the answer. */
function hold(name: string) {
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<OwnerAnswer>();
  answers[name] = () => {
    asked.resolve();
    return answered.promise;
  };
  return { asked: asked.promise, answer: () => answered.resolve({ done: true, state: 'done' }) };
}

describe('a case that its facts end', () => {
  test('is closed within the one workflow task that hears them', async () => {
    const { caseId } = await newCase();
    const now = new Date(await environment.currentTimeMs()).toISOString();
    await cases.tell(caseId, referenceCase(caseId, now).facts);
    await cases.handle(caseId).result();
    const events = await eventsOf(caseId);
    expect(events.filter((event) => event === task)).toHaveLength(1);
    expect(events).not.toContain(activity);
  });

  test('is closed by an activity where the database does not take it soon', async () => {
    const told = (await newCase()).done('elderly-care', 1, 'admitted');
    let tries = 0;
    answers.closeCase = async () => {
      tries += 1;
      if (tries < 4) throw new Error('away');
      return { done: true, state: 'closed' };
    };
    await tell(told);
    expect(await cases.handle(told.caseId).result()).toEqual({ outcome: 'elderly-centre' });
    expect(await eventsOf(told.caseId)).toContain(activity);
  });

  test('stays ended by a fact that comes while the closing is written: the task that is repeated closes it again', async () => {
    const told = (await newCase()).mediationOpened().wentHome().visited(1).returnHolds();
    const closing = hold('closeCase');
    await tell(told);
    await closing.asked;
    await tell(told.returnBroke());
    closing.answer();
    expect(await cases.handle(told.caseId).result()).toEqual({ outcome: 'reintegrated-permanent' });
    expect(new Set(cases.callsOf(told.caseId))).toEqual(new Set(['closeCase']));
    // Without the repetition this test would show nothing.
    expect(cases.callsOf(told.caseId).length).toBeGreaterThan(1);
  });
});

describe('a deadline that passes', () => {
  test('has a bed that was not taken given to the next person, and tells the committee', async () => {
    const told = (await newCase()).needs('shelter').held();
    await tell(told);
    await environment.sleep(3 * hour);
    expect(cases.callsOf(told.caseId).sort()).toEqual(['lapseHold', 'recordMissedDeadline']);
    expect((await cases.view(told.caseId)).attention).toEqual(['bed-hold-lapsed']);
    await tell(
      told
        .wait(3 * hour)
        .lapsed()
        .wait(1000)
        .met(2),
    );
    expect((await cases.view(told.caseId)).attention).toEqual([]);
    await close(told);
  });

  test('asks the next agency when one stays silent, each in its turn', async () => {
    const told = (await newCase()).needs('health').referred('health', 1);
    await tell(told);
    await environment.sleep(2 * day + hour);
    expect((await cases.view(told.caseId)).attention).toEqual(['referral-unanswered']);
    const later = new Date(await environment.currentTimeMs()).toISOString();
    told.wait(Date.parse(later) - Date.parse(told.now));
    await tell(told.unanswered('health', 1).referred('health', 2));
    expect((await cases.view(told.caseId)).attention).toEqual([]);
    await environment.sleep(2 * day + hour);
    const asked = cases.calls.filter(
      (call) => call.input.caseId === told.caseId && call.name === 'rerouteReferral',
    );
    expect(asked.map(({ input }) => input.referralId)).toEqual([
      told.id('referral-health-1'),
      told.id('referral-health-2'),
    ]);
    await close(told);
  });

  test('asks another centre for who waits too long, where the person agrees', async () => {
    const told = (await newCase()).needs('shelter', true).waits();
    await tell(told);
    await environment.sleep(25 * hour);
    expect(cases.callsOf(told.caseId).sort()).toEqual(['recordMissedDeadline', 'requestShelterReferral']);
    await close(told);
  });

  test('asks no other centre where the person does not agree', async () => {
    const told = (await newCase()).needs('shelter', false).waits();
    await tell(told);
    await environment.sleep(25 * hour);
    expect(cases.callsOf(told.caseId)).toEqual(['recordMissedDeadline']);
    await close(told);
  });

  test('is written down within the one workflow task that finds it', async () => {
    const told = (await newCase()).mediationOpened();
    await tell(told);
    await environment.sleep(8 * day);
    expect(cases.callsOf(told.caseId)).toEqual(['recordMissedDeadline']);
    const events = await eventsOf(told.caseId);
    expect(events.filter((event) => event === task)).toHaveLength(2);
    expect(events).not.toContain(activity);
    await close(told);
  });

  test('is written down by an activity where the database does not take it soon', async () => {
    const told = (await newCase()).mediationOpened();
    let tries = 0;
    answers.recordMissedDeadline = async () => {
      tries += 1;
      if (tries < 4) throw new Error('away');
      return { done: true, state: 'missed' };
    };
    await tell(told);
    await environment.sleep(8 * day);
    expect(tries).toBe(4);
    expect((await eventsOf(told.caseId)).filter((event) => event === activity)).toHaveLength(1);
    expect((await cases.view(told.caseId)).attention).toEqual(['family-not-contacted']);
    await close(told);
  });

  test('and is answered while it is being written down asks for nobody any more', async () => {
    const told = (await newCase()).mediationOpened();
    const recording = hold('recordMissedDeadline');
    await tell(told);
    // No time is skipped while a call is under way.
    const passing = environment.sleep(8 * day);
    await recording.asked;
    await tell(told.wait(7 * day + hour).familyReached());
    recording.answer();
    await passing;
    expect((await cases.view(told.caseId)).attention).toEqual([]);
    expect(cases.callsOf(told.caseId)).toEqual(['recordMissedDeadline']);
    await close(told);
  });

  test('is answered by facts that come before it: then nothing is asked and nobody is told', async () => {
    const told = (await newCase()).held().checkedIn().referred().accepted().done();
    await tell(told);
    await environment.sleep(30 * day);
    expect(cases.callsOf(told.caseId)).toEqual([]);
    await close(told);
  });

  test('does not end the case when the owner refuses, or fails for good', async () => {
    const told = (await newCase()).held().referred();
    answers = {
      lapseHold: async () => ({ done: false, refusal: 'not-found' }),
      rerouteReferral: async () => {
        const { ApplicationFailure } = await import('@temporalio/common');
        throw ApplicationFailure.nonRetryable('never');
      },
    };
    await tell(told);
    await environment.sleep(3 * day);
    expect(await cases.view(told.caseId)).toMatchObject({
      status: 'open',
      attention: ['bed-hold-lapsed', 'referral-unanswered'],
    });
    await close(told);
  });

  test('is heard of while a service is down: facts and the closing do not wait for it', async () => {
    const told = (await newCase()).held();
    answers = { lapseHold: () => Promise.reject(new Error('down')) };
    await tell(told);
    await environment.sleep(3 * hour);
    await tell(told.wait(3 * hour).met(2));
    expect((await cases.view(told.caseId)).contacts).toBe(2);
    await close(told);
    expect(await cases.handle(told.caseId).result()).toEqual({ outcome: 'lost-contact' });
  });
});

describe('the committee', () => {
  test('gives more time after a deadline was missed: the attention goes, and the time runs again', async () => {
    const told = (await newCase()).mediationOpened();
    await tell(told);
    await environment.sleep(8 * day);
    const { caseId } = told;
    expect((await cases.view(caseId)).attention).toEqual(['family-not-contacted']);
    const until = addMs(new Date(await environment.currentTimeMs()).toISOString(), 2 * day);
    const steered = await cases
      .handle(caseId)
      .executeUpdate(extendDeadlineUpdate, { args: [{ deadline: 'familyContact', until }] });
    expect(steered).toEqual({ caseId, status: 'open' });
    expect((await cases.view(caseId)).attention).toEqual([]);
    await environment.sleep(3 * day);
    expect((await cases.view(caseId)).attention).toEqual(['family-not-contacted']);
    expect(cases.callsOf(caseId)).toEqual([
      'recordMissedDeadline',
      'recordExtension',
      'recordMissedDeadline',
    ]);
    await close(told);
  });

  test.each([
    ['deadline-not-running', { deadline: 'bedHold', until: '2999-01-01T00:00:00.000Z' }],
    ['unknown-deadline', { deadline: 'forever', until: '2999-01-01T00:00:00.000Z' }],
    ['not-later', { deadline: 'familyContact', until: '2001-01-01T00:00:00.000Z' }],
    ['not-later', { deadline: 'familyContact', until: 'soon' }],
  ])('is refused with %s for %j', async (type, extension) => {
    const told = (await newCase()).mediationOpened();
    await tell(told);
    const update = cases.handle(told.caseId).executeUpdate('extendDeadline', { args: [extension] });
    await expect(update).rejects.toMatchObject({ cause: { type } });
    await close(told);
  });

  test('closes a case with an outcome, once', async () => {
    const told = (await newCase()).held();
    await tell(told);
    const { caseId } = told;
    const unknown = cases.handle(caseId).executeUpdate('closeCase', { args: [{ outcome: 'happily' }] });
    await expect(unknown).rejects.toMatchObject({ cause: { type: 'unknown-outcome' } });
    const steered = await cases
      .handle(caseId)
      .executeUpdate(closeCaseUpdate, { args: [{ outcome: 'declined-help' }] });
    expect(steered).toEqual({ caseId, status: 'closed' });
    expect(await cases.handle(caseId).result()).toEqual({ outcome: 'declined-help' });
    expect(cases.callsOf(caseId)).toEqual(['closeCase']);
    // Opened, met: what the closing knew of intake's facts.
    expect(cases.calls.find(({ input }) => input.caseId === caseId)?.input).toMatchObject({
      intakeSequence: 2,
    });
  });

  test('can not end a case by cancelling its workflow', async () => {
    const told = await newCase();
    await tell(told);
    await cases.handle(told.caseId).cancel();
    expect((await cases.view(told.caseId)).status).toBe('open');
    await close(told);
    await expect(cases.handle(told.caseId).result()).resolves.not.toBeInstanceOf(WorkflowFailedError);
  });
});

test('a run that carries what a former one knew goes on from there', async () => {
  const told = (await newCase()).held().referred();
  const { caseId, campaignId } = told;
  const dueAt = told.now;
  const file = withMissed(foldFacts(told.facts.splice(0)), 'bedHold', dueAt);
  const acted = { [`bedHold:${told.id('hold-1')}`]: addMs(dueAt, 2 * hour) };
  await environment.client.workflow.start('personCase', {
    workflowId: caseId,
    taskQueue: 'skipping.cases',
    args: [
      {
        ...{ caseId, campaignId, deadlines: defaultDeadlines, followUpVisits: ['P7D'], language: 'ar' },
        carried: { file, acted },
      } satisfies CaseStart,
    ],
  });
  await environment.sleep(3 * day);
  expect(await cases.view(caseId)).toMatchObject({ contacts: 1, whereabouts: 'bed-held' });
  // The hold was acted upon by the former run; the referral's time ran out in this one.
  expect(cases.callsOf(caseId).sort()).toEqual(['recordMissedDeadline', 'rerouteReferral']);
  await close(told);
});
