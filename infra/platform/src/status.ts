import { serviceNames } from '@iwaa/contracts/vocabulary';
import { homePlaces } from './home.ts';
import { operatorLinks } from './operator-links.ts';
import { missingAt } from './readiness.ts';
import { findRunning } from './running-platform.ts';
import { stateTable } from './state-table.ts';

function stateOf(missing: string[] | undefined): string {
  if (missing === undefined) return 'does not answer';
  return missing.length === 0 ? 'ready' : `waits for ${missing.join(', ')}`;
}

/** Says what runs with this home. Gives true when every service is ready. */
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
  const answers = await Promise.all(
    serviceNames.map(async (name) => ({ name, missing: await missingAt(running.services[name]) })),
  );
  const rows = answers.map(({ name, missing }) => ({
    name,
    state: stateOf(missing),
    where: `${running.services[name]}/docs`,
  }));
  say(`Iwaa runs as process ${running.pid}.\n\n${stateTable(rows)}\n`);
  for (const { name, url } of operatorLinks(running.uiUrl, 'default')) say(`  ${name}: ${url}`);
  return answers.every(({ missing }) => missing?.length === 0);
}
