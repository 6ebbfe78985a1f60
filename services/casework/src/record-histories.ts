import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testServerPath } from '@iwaa/engines/test-server';
import { createLogger } from '@iwaa/service-kit/logger';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { addMs } from './domain/instants.ts';
import { logTemporalTo } from './temporal-log.ts';
import { type FollowedCases, followCases } from './testing/followed-cases.ts';
import { writeHistory } from './testing/recorded-history.ts';
import { registerSearchAttributes } from './testing/register-search-attributes.ts';
import { referenceCase, ToldCase } from './testing/told-case.ts';
import { closeCaseUpdate, extendDeadlineUpdate } from './workflows/case-messages.ts';

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

async function record(
  name: string,
  live: (told: ToldCase, followed: FollowedCases) => Promise<void>,
): Promise<void> {
  number += 1;
  const told = new ToldCase(`SK-2425-${String(number).padStart(5, '0')}`, await now(), 1000);
  await live(told, cases);
  const history = await cases.handle(told.caseId).fetchHistory();
  const file = join(folder, `${stamp}-${name}.json`);
  await writeFile(file, writeHistory(history));
  process.stdout.write(`${history.events?.length ?? 0} events in ${file}\n`);
}

async function now(): Promise<string> {
  return new Date(await environment.currentTimeMs()).toISOString();
}

/** Tells what a case has that was not told before, each fact by itself. */
async function tell(told: ToldCase): Promise<void> {
  for (const fact of told.facts.splice(0)) await cases.tell(told.caseId, [fact]);
}

async function pass(told: ToldCase, ms: number): Promise<void> {
  await environment.sleep(ms);
  told.wait(Date.parse(await now()) - Date.parse(told.now));
}

await mkdir(folder, { recursive: true });

await record('the-way-home', async (told) => {
  for (const fact of referenceCase(told.caseId, told.now).facts) await cases.tell(told.caseId, [fact]);
  await cases.handle(told.caseId).result();
});

await record('the-way-home-told-at-once', async (told) => {
  await cases.tell(told.caseId, referenceCase(told.caseId, told.now).facts);
  await cases.handle(told.caseId).result();
});

await record('deadlines-missed', async (told) => {
  await tell(
    told.opened().met().consented().needs('shelter').needs('health').held().referred().mediationOpened(),
  );
  await pass(told, 3 * hourMs);
  await tell(told.lapsed().waits());
  await pass(told, 2 * dayMs);
  await tell(told.unanswered().referred('health', 2));
  await pass(told, 3 * dayMs);
  await tell(told.unanswered('health', 2).notPlaced('health', 3));
  await pass(told, 4 * dayMs);
  await tell(
    told
      .familyReached()
      .returnAgreed()
      .wentHome('temporary', [dayMs, 2 * dayMs]),
  );
  await pass(told, 6 * dayMs);
  await tell(told.visited(1).visited(2).returnHolds('temporary'));
  await cases.handle(told.caseId).result();
});

await record('more-time-and-closed-by-the-committee', async (told) => {
  await tell(told.opened().met().needs('elderly-care').referred('elderly-care'));
  await pass(told, 3 * dayMs);
  const extension = { deadline: 'referralAnswer', until: addMs(told.now, dayMs) } as const;
  await cases.handle(told.caseId).executeUpdate(extendDeadlineUpdate, { args: [extension] });
  await pass(told, 2 * dayMs);
  await cases.handle(told.caseId).executeUpdate(closeCaseUpdate, { args: [{ outcome: 'declined-help' }] });
  await cases.handle(told.caseId).result();
});

await record('a-return-that-broke-down', async (told) => {
  await tell(
    told.opened().met().mediationOpened().familyReached().returnAgreed().wentHome().visited(1, false),
  );
  await tell(
    told.returnBroke().met(2).needs('womens-space').referred('womens-space').accepted('womens-space'),
  );
  await tell(told.done('womens-space', 1, 'admitted'));
  await cases.handle(told.caseId).result();
});

await cases.stop();
await environment.teardown();
