import { homePlaces } from './home.ts';
import { operatorLinks } from './operator-links.ts';
import { pageOf, processNames } from './process-name.ts';
import { readinessAt, type ServiceReadiness } from './readiness.ts';
import { findRunning } from './running-platform.ts';
import { stateTable } from './state-table.ts';

function stateOf(readiness: ServiceReadiness | undefined): string {
  if (readiness === undefined) return 'does not answer';
  const { missing } = readiness;
  return missing.length === 0 ? 'ready' : `waits for ${missing.join(', ')}`;
}

/** Says what runs with this home. Gives true when the issuer and every service is ready. */
export async function status(home: string, say: (line: string) => void): Promise<boolean> {
  const running = await findRunning(homePlaces(home));
  if (running === undefined) {
    say(`Nothing runs with the home ${home}: npm run up starts it.`);
    return false;
  }
  if (running === 'starting') {
    say('Iwaa is starting.');
    return false;
  }
  const urls = { issuer: running.issuer, console: running.console, ...running.services };
  const known = processNames.flatMap((name) => {
    const url = urls[name];
    return url === undefined ? [] : [{ name, url }];
  });
  const answers = await Promise.all(
    known.map(async ({ name, url }) => ({ name, url, readiness: await readinessAt(url) })),
  );
  const rows = answers.map(({ name, url, readiness }) => ({
    name,
    state: stateOf(readiness),
    where: pageOf(name, url),
  }));
  say(`Iwaa runs as process ${running.pid}.\n\n${stateTable(rows)}\n`);
  for (const { name, url } of operatorLinks(running.uiUrl, 'default')) say(`  ${name}: ${url}`);
  for (const { name, readiness } of answers)
    for (const sentence of readiness?.attention ?? []) say(`\n${name} wants attention. ${sentence}`);
  return answers.every(({ readiness }) => readiness?.missing.length === 0);
}
