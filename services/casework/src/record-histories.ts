import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import type { LookResult } from '@iwaa/contracts/vocabulary';
import { testServerPath } from '@iwaa/engines/test-server';
import { createLogger } from '@iwaa/service-kit/logger';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { logTemporalTo } from './temporal-log.ts';
import { AlertFixture } from './testing/alert-fixture.ts';
import { CaseFixture, referenceCase } from './testing/case-fixture.ts';
import { type FollowedCases, followCases } from './testing/followed-cases.ts';
import { writeHistory } from './testing/recorded-history.ts';
import { registerSearchAttributes } from './testing/register-search-attributes.ts';
import { campaignChangedSignal, closeCaseUpdate, extendDeadlineUpdate } from './workflows/case-messages.ts';

/**
 * Runs cases through today's workflows and keeps their histories, which the tests replay from then on. Run it when a new
 * course of a case is worth keeping; histories of earlier workflows stay beside, since running cases have them too.
 */
const folder = fileURLToPath(new URL('../histories', import.meta.url));
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

logTemporalTo(createLogger('record-histories', 'error'));
const environment = await TestWorkflowEnvironment.createTimeSkipping({
  server: { executable: { type: 'existing-path', path: await testServerPath() } },
});
await registerSearchAttributes(environment.connection, 'default');
const cases = await followCases({
  client: environment.client,
  connection: environment.nativeConnection,
  queue: 'casework',
});
// To the minute: a second recording of a day must not take the place of the first, whose cases run on.
const stamp = new Date().toISOString().slice(0, 16).replace(':', '');
let number = 0;
/** Only the courses whose names have this in them, where it is given. */
const [wanted = ''] = process.argv.slice(2);

async function record(
  name: string,
  live: (fixture: CaseFixture, followed: FollowedCases) => Promise<void>,
): Promise<void> {
  number += 1;
  if (!name.includes(wanted)) return;
  const fixture = new CaseFixture(`SK-2425-${String(number).padStart(5, '0')}`, await now(), 1000);
  await live(fixture, cases);
  await keep(name, fixture.caseId);
}

async function recordAlert(name: string, live: (fixture: AlertFixture) => Promise<void>): Promise<void> {
  number += 1;
  if (!name.includes(wanted)) return;
  const fixture = new AlertFixture(`SK-2425-A-${String(number).padStart(5, '0')}`, await now());
  await live(fixture);
  await keep(name, fixture.alertId);
}

async function keep(name: string, workflowId: string): Promise<void> {
  const history = await environment.client.workflow.getHandle(workflowId).fetchHistory();
  const file = join(folder, `${stamp}-${name}.json`);
  await writeFile(file, writeHistory(history));
  process.stdout.write(`${history.events?.length ?? 0} events in ${file}\n`);
}

async function now(): Promise<string> {
  return new Date(await environment.currentTimeMs()).toISOString();
}

/** Delivers the facts of a case that were not delivered before, each by itself. */
async function deliver(fixture: CaseFixture): Promise<void> {
  for (const fact of fixture.facts.splice(0)) await cases.deliver(fixture.caseId, [fact]);
}

async function pass(fixture: CaseFixture, ms: number): Promise<void> {
  await environment.sleep(ms);
  fixture.wait(Date.parse(await now()) - Date.parse(fixture.now));
}

await mkdir(folder, { recursive: true });

await record('the-way-home', async (fixture) => {
  for (const fact of referenceCase(fixture.caseId, fixture.now).facts)
    await cases.deliver(fixture.caseId, [fact]);
  await cases.handle(fixture.caseId).result();
});

await record('the-way-home-at-once', async (fixture) => {
  await cases.deliver(fixture.caseId, referenceCase(fixture.caseId, fixture.now).facts);
  await cases.handle(fixture.caseId).result();
});

await record('deadlines-missed', async (fixture) => {
  await deliver(
    fixture.opened().met().consented().needs('shelter').needs('health').held().referred().mediationOpened(),
  );
  await pass(fixture, 3 * hourMs);
  await deliver(fixture.lapsed().waits());
  await pass(fixture, 2 * dayMs);
  await deliver(fixture.unanswered().referred('health', 2));
  await pass(fixture, 3 * dayMs);
  await deliver(fixture.unanswered('health', 2).notPlaced('health', 3));
  await pass(fixture, 4 * dayMs);
  await deliver(
    fixture
      .familyReached()
      .returnAgreed()
      .wentHome('temporary', [dayMs, 2 * dayMs]),
  );
  await pass(fixture, 6 * dayMs);
  await deliver(fixture.visited(1).visited(2).returnHolds('temporary'));
  await cases.handle(fixture.caseId).result();
});

await record('more-time-and-closed-by-the-committee', async (fixture) => {
  await deliver(fixture.opened().met().needs('elderly-care').referred('elderly-care'));
  await pass(fixture, 3 * dayMs);
  await cases
    .handle(fixture.caseId)
    .executeUpdate(extendDeadlineUpdate, { args: [{ referralAnswer: 'P1D' }] });
  await pass(fixture, 2 * dayMs);
  await cases.handle(fixture.caseId).executeUpdate(closeCaseUpdate, { args: [{ outcome: 'declined-help' }] });
  await cases.handle(fixture.caseId).result();
});

await record('a-consent-that-ran-out', async (fixture) => {
  await deliver(
    fixture
      .opened()
      .met()
      .consented('referral', dayMs)
      .consented('mediation', 2 * dayMs)
      .needs('health'),
  );
  await deliver(fixture.referred().mediationOpened().familyReached());
  await pass(fixture, dayMs + hourMs);
  await deliver(fixture.unconsented());
  await pass(fixture, dayMs);
  await deliver(
    fixture.consented('referral').consented('mediation').referred('health', 2).accepted('health', 2),
  );
  await cases.handle(fixture.caseId).executeUpdate(closeCaseUpdate, { args: [{ outcome: 'hospital' }] });
  await cases.handle(fixture.caseId).result();
});

await record('a-campaign-that-was-changed', async (fixture) => {
  await deliver(fixture.opened().met().mediationOpened());
  const deadlines = { ...defaultDeadlines, familyContact: 'P1D' };
  const terms = { deadlines, followUpVisits: ['P1D'], language: 'ar' } as const;
  await cases.handle(fixture.caseId).signal(campaignChangedSignal, terms);
  await pass(fixture, 2 * dayMs);
  const longer = { ...terms, deadlines: { ...deadlines, familyContact: 'P9D' } };
  await cases.handle(fixture.caseId).signal(campaignChangedSignal, longer);
  await pass(fixture, 8 * dayMs);
  await deliver(fixture.familyReached());
  await cases.handle(fixture.caseId).executeUpdate(closeCaseUpdate, { args: [{ outcome: 'lost-contact' }] });
  await cases.handle(fixture.caseId).result();
});

await record('a-return-that-broke-down', async (fixture) => {
  await deliver(
    fixture.opened().met().mediationOpened().familyReached().returnAgreed().wentHome().visited(1, false),
  );
  await deliver(
    fixture.returnBroke().met(2).needs('womens-space').referred('womens-space').accepted('womens-space'),
  );
  await deliver(fixture.done('womens-space', 1, 'admitted'));
  await cases.handle(fixture.caseId).result();
});

const deliverAlert = async (fixture: AlertFixture) => {
  for (const fact of fixture.facts.splice(0)) await cases.deliverAlert(fixture.alertId, [fact]);
};
const ended = (fixture: AlertFixture) => environment.client.workflow.getHandle(fixture.alertId).result();

await recordAlert('an-alert-that-nobody-answered', async (fixture) => {
  await deliverAlert(fixture.raised());
  for (const [round, result] of ['not-found', 'found'].entries()) {
    await environment.sleep(dayMs + hourMs);
    fixture.now = await now();
    await deliverAlert(fixture.escalated(fixture.now).looked(result as LookResult, round + 1));
  }
  await ended(fixture);
});

await recordAlert('an-alert-that-was-answered', async (fixture) => {
  await deliverAlert(fixture.raised().wait(hourMs).looked('found'));
  await ended(fixture);
});

await cases.stop();
await environment.teardown();
