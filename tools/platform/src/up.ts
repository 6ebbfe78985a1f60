import type { EngineAddresses, EngineState } from '@iwaa/engines/engines';
import { addPeople, readPeople } from '@iwaa/issuer/people/people-file';
import { peopleOfCampaign } from '@iwaa/issuer/people/people-of-campaign';
import { providerOf } from './connect-provider.ts';
import { firstCampaign } from './first-campaign.ts';
import { operatorLinks } from './operator-links.ts';
import { type Platform, type PlatformEvent, startPlatform } from './platform.ts';
import { pageOf } from './process-name.ts';
import { type PartRow, stateTable } from './state-table.ts';
import type { ServiceState } from './supervised-service.ts';

export interface UpOptions {
  home: string;
  agency: string[];
  logLevel: string;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function whereOf(part: EngineState | ServiceState, engines: EngineAddresses): string {
  switch (part.name) {
    case 'kafka':
      return engines.kafka.brokers.join(',');
    case 'mongo':
      return new URL(engines.mongo.url).host;
    case 'temporal':
      return engines.temporal.address;
    default:
      return 'url' in part ? pageOf(part.name, part.url) : '';
  }
}

function rowsOf(platform: Platform): PartRow[] {
  return platform.states().map((part) => ({
    name: part.name,
    state: part.state,
    restarts: part.restarts,
    where: whereOf(part, platform.addresses.engines),
  }));
}

/** Tells what happens; of a state only what a person wants to know: what is up, what died, what is back. */
function teller(): (event: PlatformEvent) => void {
  return (event) => {
    if (event.kind === 'progress') return say(event.line);
    const { part } = event;
    if (!('url' in part)) return;
    if (part.state === 'up') say(`${part.name} is ready${part.restarts > 0 ? ' again' : ''}.`);
    if (part.state === 'restarting' && part.restarts > 0) say(`${part.name} died and is started again.`);
  };
}

/** Starts the platform and stays until it is interrupted; then stops everything in order. */
export async function up(options: UpOptions): Promise<void> {
  const began = performance.now();
  const provider = providerOf();
  const interrupt = new AbortController();
  const interrupted = new Promise<void>((resolve) => {
    interrupt.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const stop = (): void => interrupt.abort(new Error('interrupted'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Keeps this process in the foreground: nothing else of it would.
  const alive = setInterval(() => undefined, 60_000);
  try {
    const platform = await startPlatform({
      home: options.home,
      agencies: options.agency,
      logLevel: options.logLevel,
      provider,
      onEvent: teller(),
      signal: interrupt.signal,
    });
    if (!provider && (await readPeople(options.home)) === undefined)
      await addPeople(options.home, peopleOfCampaign(firstCampaign));
    const { engines, uiUrl } = platform.addresses;
    say(
      `\nIwaa is up (${((performance.now() - began) / 1000).toFixed(1)} s). The console: ${platform.addresses.console}\n`,
    );
    say(stateTable(rowsOf(platform)));
    say(`\nThe cases, in Temporal's pages:`);
    for (const { name, url } of operatorLinks(uiUrl, engines.temporal.namespace)) say(`  ${name}: ${url}`);
    if (provider) say(`\nPeople sign in at ${provider.issuer}; the development issuer is not believed.`);
    else {
      say('\nWho may sign in at the development issuer: npm run people -- list');
      say('A token for any role: npm run -s token -- committee --campaign SK-2425');
    }
    say('Ctrl-C stops everything; the data stays.');
    await interrupted;
    say('Stopping.');
    await platform.stop();
    say('Stopped.');
  } catch (error) {
    // Interrupted while starting: whatever failed because of that is no news.
    if (!interrupt.signal.aborted) throw error;
    say('Stopped before everything was up.');
    process.exitCode = 130;
  } finally {
    clearInterval(alive);
  }
}
