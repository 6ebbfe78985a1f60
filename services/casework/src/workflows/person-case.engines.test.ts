import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { testServerPath } from '@iwaa/engines/test-server';
import { createLogger } from '@iwaa/service-kit/logger';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowFailedError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { OwnerAnswer } from '../activities/owner-answer.ts';
import { withMissed } from '../domain/facts-of-casework.ts';
import { foldFacts } from '../domain/fold-facts.ts';
import { addMs } from '../domain/instants.ts';
import { signalNameOf } from '../domain/signal-name.ts';
import { logTemporalTo } from '../temporal-log.ts';
import { CaseFixture, referenceCase } from '../testing/case-fixture.ts';
import { type Call, type FollowedCases, followCases } from '../testing/followed-cases.ts';
import { registerSearchAttributes } from '../testing/register-search-attributes.ts';
import { steeringSamples } from '../testing/steering-samples.ts';
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
async function newCase(): Promise<CaseFixture> {
  number += 1;
  answers = {};
  const now = new Date(await environment.currentTimeMs()).toISOString();
  return new CaseFixture(`TS-2425-${String(number).padStart(5, '0')}`, now, 0).opened().met();
}

/** Delivers the facts of a case that were not delivered before. */
async function deliver(fixture: CaseFixture): Promise<void> {
  await cases.deliver(fixture.caseId, fixture.facts.splice(0));
}

async function close(fixture: CaseFixture): Promise<void> {
  await cases.handle(fixture.caseId).executeUpdate(closeCaseUpdate, { args: [{ outcome: 'lost-contact' }] });
}

describe('a case on which nothing is late', () => {
  test('makes no call until the facts close it, and then the one that writes it down', async () => {
    const { caseId } = await newCase();
    const now = new Date(await environment.currentTimeMs()).toISOString();
    await cases.deliver(caseId, referenceCase(caseId, now).facts);
    expect(await cases.handle(caseId).result()).toEqual({ outcome: 'reintegrated-permanent' });
    expect(cases.callsOf(caseId)).toEqual(['closeCase']);
  });

  test('starts nothing when a fact comes after its end', async () => {
    const fixture = (await newCase()).done('elderly-care', 1, 'admitted');
    await deliver(fixture);
    await cases.handle(fixture.caseId).result();
    const { runId } = await cases.handle(fixture.caseId).describe();
    expect(await cases.deliver(fixture.caseId, fixture.met(2).facts)).not.toBe('delivered');
    expect((await cases.handle(fixture.caseId).describe()).runId).toBe(runId);
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
    await cases.deliver(caseId, referenceCase(caseId, now).facts);
    await cases.handle(caseId).result();
    const events = await eventsOf(caseId);
    expect(events.filter((event) => event === task)).toHaveLength(1);
    expect(events).not.toContain(activity);
  });

  test('is closed by an activity where the database does not take it soon', async () => {
    const fixture = (await newCase()).done('elderly-care', 1, 'admitted');
    let tries = 0;
    answers.closeCase = async () => {
      tries += 1;
      if (tries < 4) throw new Error('away');
      return { done: true, state: 'closed' };
    };
    await deliver(fixture);
    expect(await cases.handle(fixture.caseId).result()).toEqual({ outcome: 'elderly-centre' });
    expect(await eventsOf(fixture.caseId)).toContain(activity);
  });

  test('stays ended by a fact that comes while the closing is written: the task that is repeated closes it again', async () => {
    const fixture = (await newCase()).mediationOpened().wentHome().visited(1).returnHolds();
    const closing = hold('closeCase');
    await deliver(fixture);
    await closing.asked;
    await deliver(fixture.returnBroke());
    closing.answer();
    expect(await cases.handle(fixture.caseId).result()).toEqual({ outcome: 'reintegrated-permanent' });
    expect(new Set(cases.callsOf(fixture.caseId))).toEqual(new Set(['closeCase']));
    // Without the repetition this test would show nothing.
    expect(cases.callsOf(fixture.caseId).length).toBeGreaterThan(1);
  });
});

describe('a deadline that passes', () => {
  test('has a bed that was not taken given to the next person, and tells the committee', async () => {
    const fixture = (await newCase()).needs('shelter').held();
    await deliver(fixture);
    await environment.sleep(3 * hour);
    expect(cases.callsOf(fixture.caseId).sort()).toEqual(['lapseHold', 'recordMissedDeadline']);
    expect((await cases.view(fixture.caseId)).attention).toEqual(['bed-hold-lapsed']);
    await deliver(
      fixture
        .wait(3 * hour)
        .lapsed()
        .wait(1000)
        .met(2),
    );
    expect((await cases.view(fixture.caseId)).attention).toEqual([]);
    await close(fixture);
  });

  test('has somebody absent looked for, and then the stay ended, each time that the owner says when', async () => {
    const fixture = (await newCase()).checkedIn().absent();
    const { now } = fixture;
    await deliver(fixture);
    await environment.sleep(day + hour);
    expect(cases.callsOf(fixture.caseId)).toEqual(['recordMissedDeadline']);
    expect((await cases.view(fixture.caseId)).attention).toEqual(['absent-without-pass']);
    await environment.sleep(day + hour);
    const ends = () => cases.callsOf(fixture.caseId).filter((name) => name === 'endAbsentStay').length;
    expect(ends()).toBe(1);
    // Sanctions rest on that night: the owner has extended the grace.
    await deliver(fixture.wait(2 * day + hour).graceExtended(now, addMs(now, 3 * day)));
    await environment.sleep(day);
    expect(ends()).toBe(2);
    await deliver(fixture.wait(day).checkedOut(1, 'absent-without-pass'));
    expect((await cases.view(fixture.caseId)).attention).toEqual(['bed-lost-by-absence']);
    await close(fixture);
  });

  test('asks the next agency when one stays silent, each in its turn', async () => {
    const fixture = (await newCase()).needs('health').referred('health', 1);
    await deliver(fixture);
    await environment.sleep(2 * day + hour);
    expect((await cases.view(fixture.caseId)).attention).toEqual(['referral-unanswered']);
    const later = new Date(await environment.currentTimeMs()).toISOString();
    fixture.wait(Date.parse(later) - Date.parse(fixture.now));
    await deliver(fixture.unanswered('health', 1).referred('health', 2));
    expect((await cases.view(fixture.caseId)).attention).toEqual([]);
    await environment.sleep(2 * day + hour);
    const asked = cases.calls.filter(
      (call) => call.input.caseId === fixture.caseId && call.name === 'rerouteReferral',
    );
    expect(asked.map(({ input }) => input.referralId)).toEqual([
      fixture.id('referral-health-1'),
      fixture.id('referral-health-2'),
    ]);
    await close(fixture);
  });

  test('asks another centre for who waits too long, where the person agrees', async () => {
    const fixture = (await newCase()).needs('shelter', true).waits();
    await deliver(fixture);
    await environment.sleep(25 * hour);
    expect(cases.callsOf(fixture.caseId).sort()).toEqual(['recordMissedDeadline', 'requestShelterReferral']);
    await close(fixture);
  });

  test('asks no other centre where the person does not agree', async () => {
    const fixture = (await newCase()).needs('shelter', false).waits();
    await deliver(fixture);
    await environment.sleep(25 * hour);
    expect(cases.callsOf(fixture.caseId)).toEqual(['recordMissedDeadline']);
    await close(fixture);
  });

  test('has a referral taken back when the consent to it has run out, once', async () => {
    const fixture = (await newCase()).consented('referral', day).referred();
    await deliver(fixture);
    await environment.sleep(day - hour);
    expect((await cases.view(fixture.caseId)).attention).toEqual([]);
    expect(cases.callsOf(fixture.caseId)).toEqual([]);
    await environment.sleep(2 * hour);
    expect((await cases.view(fixture.caseId)).attention).toEqual(['consent-ended']);
    expect(cases.callsOf(fixture.caseId).sort()).toEqual(['endUnconsentedReferral', 'recordMissedDeadline']);
    expect(
      cases.calls.find(({ input, name }) => input.caseId === fixture.caseId && name.startsWith('end')),
    ).toMatchObject({ input: { referralId: fixture.id('referral-health-1') } });
    await deliver(fixture.wait(day).unconsented());
    await environment.sleep(3 * day);
    expect((await cases.view(fixture.caseId)).attention).toEqual(['consent-ended']);
    await deliver(fixture.wait(4 * day).consented('referral'));
    expect((await cases.view(fixture.caseId)).attention).toEqual([]);
    expect(cases.callsOf(fixture.caseId)).toHaveLength(2);
    await close(fixture);
  });

  test('asks for attention when the consent to a mediation has run out, and asks nothing of anybody', async () => {
    const fixture = (await newCase()).consented('mediation', day).mediationOpened().familyReached();
    await deliver(fixture);
    await environment.sleep(2 * day);
    expect((await cases.view(fixture.caseId)).attention).toEqual(['consent-ended']);
    expect(cases.callsOf(fixture.caseId)).toEqual(['recordMissedDeadline']);
    await close(fixture);
  });

  test('is written down within the one workflow task that finds it', async () => {
    const fixture = (await newCase()).mediationOpened();
    await deliver(fixture);
    await environment.sleep(8 * day);
    expect(cases.callsOf(fixture.caseId)).toEqual(['recordMissedDeadline']);
    const events = await eventsOf(fixture.caseId);
    expect(events.filter((event) => event === task)).toHaveLength(2);
    expect(events).not.toContain(activity);
    await close(fixture);
  });

  test('is written down by an activity where the database does not take it soon', async () => {
    const fixture = (await newCase()).mediationOpened();
    let tries = 0;
    answers.recordMissedDeadline = async () => {
      tries += 1;
      if (tries < 4) throw new Error('away');
      return { done: true, state: 'missed' };
    };
    await deliver(fixture);
    await environment.sleep(8 * day);
    expect(tries).toBe(4);
    expect((await eventsOf(fixture.caseId)).filter((event) => event === activity)).toHaveLength(1);
    expect((await cases.view(fixture.caseId)).attention).toEqual(['family-not-contacted']);
    await close(fixture);
  });

  test('and is answered while it is being written down asks for nobody any more', async () => {
    const fixture = (await newCase()).mediationOpened();
    const recording = hold('recordMissedDeadline');
    await deliver(fixture);
    // No time is skipped while a call is under way.
    const passing = environment.sleep(8 * day);
    await recording.asked;
    await deliver(fixture.wait(7 * day + hour).familyReached());
    recording.answer();
    await passing;
    expect((await cases.view(fixture.caseId)).attention).toEqual([]);
    expect(cases.callsOf(fixture.caseId)).toEqual(['recordMissedDeadline']);
    await close(fixture);
  });

  test('is answered by facts that come before it: then nothing is asked and nobody is told', async () => {
    const fixture = (await newCase()).held().checkedIn().referred().accepted().done();
    await deliver(fixture);
    await environment.sleep(30 * day);
    expect(cases.callsOf(fixture.caseId)).toEqual([]);
    await close(fixture);
  });

  test('does not end the case when the owner refuses, or fails for good', async () => {
    const fixture = (await newCase()).held().referred();
    answers = {
      lapseHold: async () => ({ done: false, refusal: 'not-found' }),
      rerouteReferral: async () => {
        const { ApplicationFailure } = await import('@temporalio/common');
        throw ApplicationFailure.nonRetryable('never');
      },
    };
    await deliver(fixture);
    await environment.sleep(3 * day);
    expect(await cases.view(fixture.caseId)).toMatchObject({
      status: 'open',
      attention: ['bed-hold-lapsed', 'referral-unanswered'],
    });
    await close(fixture);
  });

  test('is heard of while a service is down: facts and the closing do not wait for it', async () => {
    const fixture = (await newCase()).held();
    answers = { lapseHold: () => Promise.reject(new Error('down')) };
    await deliver(fixture);
    await environment.sleep(3 * hour);
    await deliver(fixture.wait(3 * hour).met(2));
    expect((await cases.view(fixture.caseId)).contacts).toBe(2);
    await close(fixture);
    expect(await cases.handle(fixture.caseId).result()).toEqual({ outcome: 'lost-contact' });
  });
});

describe('the committee', () => {
  test('gives more time after a deadline was missed: the attention goes, and the time runs again', async () => {
    const fixture = (await newCase()).mediationOpened();
    await deliver(fixture);
    await environment.sleep(8 * day);
    const { caseId } = fixture;
    expect((await cases.view(caseId)).attention).toEqual(['family-not-contacted']);
    // As an operator may type it in Temporal's page: what is recorded is an instant as facts have it.
    const until = addMs(new Date(await environment.currentTimeMs()).toISOString(), 2 * day).replace(
      'Z',
      '+00:00',
    );
    const steered = await cases
      .handle(caseId)
      .executeUpdate(extendDeadlineUpdate, { args: [{ familyContact: until }] });
    expect(steered).toEqual({ caseId, status: 'open' });
    expect((await cases.view(caseId)).attention).toEqual([]);
    await environment.sleep(3 * day);
    expect((await cases.view(caseId)).attention).toEqual(['family-not-contacted']);
    expect(cases.callsOf(caseId)).toEqual([
      'recordMissedDeadline',
      'recordExtension',
      'recordMissedDeadline',
    ]);
    expect(cases.calls.find(({ input }) => input.caseId === caseId && 'until' in input)?.input).toMatchObject(
      {
        until: until.replace('+00:00', 'Z'),
      },
    );
    await close(fixture);
  });

  test('is refused with a sentence that says what would be taken, and with no stack', async () => {
    const fixture = (await newCase()).mediationOpened();
    await deliver(fixture);
    const refusal = async (update: string, argument: unknown) => {
      const sent = cases.handle(fixture.caseId).executeUpdate(update, { args: [argument] });
      const { cause } = await sent.then(
        () => Promise.reject(new Error('it was taken')),
        (error) => error,
      );
      return cause;
    };
    const notRunning = await refusal('extendDeadline', { bedHold: 'PT2H' });
    expect(notRunning).toMatchObject({ type: 'deadline-not-running', stack: '' });
    expect(notRunning.message).toMatch(/^Aucune échéance de ce type.* \(familyContact\) jusqu’au .* \(UTC/);
    expect(await refusal('extendDeadline', null)).toMatchObject({ type: 'invalid-request' });
    expect(await refusal('closeCase', null)).toMatchObject({ type: 'invalid-request' });
    expect(await refusal('closeCase', { outcome: 'happily' })).toMatchObject({ type: 'unknown-outcome' });
    await close(fixture);
  });

  test('is given samples, on the pages of the docs and in the descriptions, that a case takes as they are laid out', async () => {
    const samples = await steeringSamples();
    expect(new Set(samples.map(({ update }) => update))).toEqual(new Set(['extendDeadline', 'closeCase']));
    const nextYear = String(new Date(await environment.currentTimeMs()).getUTCFullYear() + 1);
    for (const { update, json } of samples) {
      // As Temporal's page lays it out, which else moves its button away under the pointer.
      expect(json).toBe(JSON.stringify(JSON.parse(json), null, 2));
      const fixture = (await newCase()).held().referred().waits();
      await deliver(fixture);
      // A time of the page lies in the past by now.
      const argument = JSON.parse(json.replace(/"\d{4}(?=-\d\d-\d\dT)/, `"${nextYear}`));
      const sent = cases.handle(fixture.caseId).executeUpdate(update, { args: [argument] });
      expect(await sent).toMatchObject({ caseId: fixture.caseId });
      if (update === 'closeCase') continue;
      // The test server takes no closing while the call that records an extension is answered.
      await environment.sleep(1000);
      await close(fixture);
    }
  });

  test('closes a case with an outcome, once', async () => {
    const fixture = (await newCase()).held();
    await deliver(fixture);
    const { caseId } = fixture;
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
    const fixture = await newCase();
    await deliver(fixture);
    await cases.handle(fixture.caseId).cancel();
    expect((await cases.view(fixture.caseId)).status).toBe('open');
    await close(fixture);
    await expect(cases.handle(fixture.caseId).result()).resolves.not.toBeInstanceOf(WorkflowFailedError);
  });
});

test('a run that carries what a former one knew goes on from there', async () => {
  const fixture = (await newCase()).held().referred();
  const { caseId, campaignId } = fixture;
  const dueAt = fixture.now;
  const file = withMissed(foldFacts(fixture.facts.splice(0)), 'bedHold', dueAt);
  const acted = { [`bedHold:${fixture.id('hold-1')}`]: addMs(dueAt, 2 * hour) };
  await environment.client.workflow.start('personCase', {
    workflowId: caseId,
    taskQueue: 'skipping.cases',
    args: [
      {
        ...{
          caseId,
          campaignId,
          deadlines: defaultDeadlines,
          followUpVisits: ['P7D'],
          language: 'ar',
          timeZone: 'Africa/Casablanca',
        },
        carried: { file, acted },
      } satisfies CaseStart,
    ],
  });
  await environment.sleep(3 * day);
  expect(await cases.view(caseId)).toMatchObject({ contacts: 1, whereabouts: 'bed-held' });
  // The hold was acted upon by the former run; the referral's time ran out in this one.
  expect(cases.callsOf(caseId).sort()).toEqual(['recordMissedDeadline', 'rerouteReferral']);
  await close(fixture);
});

test('a time beyond all reckoning neither stops a case nor rings at once', async () => {
  const fixture = (await newCase()).held(1, Date.parse('9999-12-31T00:00:00Z') - Date.now());
  await deliver(fixture);
  await environment.sleep(2 * 365 * day);
  await deliver(fixture.met(2));
  expect(await cases.view(fixture.caseId)).toMatchObject({
    contacts: 2,
    whereabouts: 'bed-held',
    attention: [],
  });
  expect(cases.callsOf(fixture.caseId)).toEqual([]);
  await close(fixture);
});

test('a fact that a case can not take is put aside, and the case goes on', async () => {
  const fixture = (await newCase()).waits().met(2);
  const { caseId, campaignId } = fixture;
  const deadlines = { ...defaultDeadlines, waitingForBed: 'P100000000W' };
  const start: CaseStart = {
    ...{
      caseId,
      campaignId,
      deadlines,
      followUpVisits: ['P7D'],
      language: 'ar',
      timeZone: 'Africa/Casablanca',
    },
  };
  await environment.client.workflow.signalWithStart('personCase', {
    workflowId: caseId,
    taskQueue: 'skipping.cases',
    args: [start],
    signal: signalNameOf(fixture.facts),
    signalArgs: [{ facts: fixture.facts.splice(0) }],
  });
  expect(await cases.view(caseId)).toMatchObject({ contacts: 2, attention: ['fact-put-aside'] });
  await close(fixture);
});

test.each([[null], [{}], [{ facts: 'none' }], [{ facts: [null] }], [{ facts: [{ type: 'x' }] }]])(
  'a signal that somebody sends by hand, with %j in it, changes nothing',
  async (sent) => {
    const fixture = await newCase();
    await deliver(fixture);
    const before = await cases.view(fixture.caseId);
    await cases.handle(fixture.caseId).signal('anything', sent);
    expect(await cases.view(fixture.caseId)).toEqual(before);
    await close(fixture);
  },
);
