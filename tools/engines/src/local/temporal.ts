import { join } from 'node:path';
import type { Programs } from '../install/install-engines.ts';
import { engineEnvironment } from '../process/engine-environment.ts';
import { isOpen } from '../process/port-open.ts';
import { runCommand } from '../process/run-command.ts';
import type { Engine } from './engine.ts';
import type { HomeFiles } from './home-files.ts';
import { engineMarker } from './orphans.ts';
import { DEFAULT_PORTS, type Ports } from './ports.ts';

export const TEMPORAL_NAMESPACE = 'default';

/** Temporal's development server with its UI, on this machine only, its SQLite file under the home. */
export function localTemporal(programs: Programs, files: HomeFiles, ports: Ports): Engine {
  const database = join(files.data('temporal'), 'temporal.db');
  const address = `127.0.0.1:${ports.temporal}`;
  return {
    name: 'temporal',
    title: 'Temporal',
    command: {
      file: programs.temporal,
      args: [
        ...[
          'server',
          'start-dev',
          '--ip',
          '127.0.0.1',
          '--ui-ip',
          '127.0.0.1',
          '--port',
          `${ports.temporal}`,
        ],
        ...['--ui-port', `${ports.temporalUi}`, '--ui-disable-news-fetch', '--db-filename', database],
        // Twice the throughput of the defaults; the last commits can be lost when the power fails, not when a process does.
        ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
        ...['--log-level', 'warn', '--log-format', 'json'],
      ],
    },
    marker: engineMarker(files, 'temporal'),
    ports: [
      { port: ports.temporal, setting: DEFAULT_PORTS.temporal.setting },
      { port: ports.temporalUi, setting: DEFAULT_PORTS.temporalUi.setting },
    ],
    pidFile: files.pid('temporal'),
    logFile: files.log('temporal'),
    async prepare() {
      // Temporal makes its own file on the first start.
    },
    async ready() {
      if (!(await isOpen(ports.temporal))) return false;
      // The port opens before the namespace exists, so the namespace is asked for.
      const ask = [
        'operator',
        'namespace',
        'describe',
        '--namespace',
        TEMPORAL_NAMESPACE,
        '--address',
        address,
      ];
      return (await runCommand(programs.temporal, ask, { env: engineEnvironment() })).code === 0;
    },
  };
}
