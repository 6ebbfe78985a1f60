import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Programs } from '../install/install-engines.ts';
import { isOpen } from '../process/port-open.ts';
import type { Engine } from './engine.ts';
import { type HomeFiles, readOrMake } from './home-files.ts';
import { mongoAnswers } from './mongo-set-up.ts';
import { engineMarker } from './orphans.ts';
import { DEFAULT_PORTS, type Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';

/** MongoDB as a process of this machine: a replica set of one, with access control, its data under the home. */
export function localMongo(programs: Programs, files: HomeFiles, ports: Ports, secrets: Secrets): Engine {
  const folder = files.data('mongo');
  const keyFile = join(files.home, 'mongo.key');
  return {
    name: 'mongo',
    title: 'MongoDB',
    command: {
      file: programs.mongod,
      args: [
        ...[
          '--dbpath',
          folder,
          '--port',
          `${ports.mongo}`,
          '--bind_ip',
          '127.0.0.1',
          '--nounixsocket',
          '--quiet',
        ],
        ...['--replSet', 'rs0', '--oplogSize', '256', '--auth', '--keyFile', keyFile],
        ...['--wiredTigerCacheSizeGB', '0.5', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
      ],
    },
    marker: engineMarker(files, 'mongo'),
    ports: [{ port: ports.mongo, setting: DEFAULT_PORTS.mongo.setting }],
    pidFile: files.pid('mongo'),
    logFile: files.log('mongo'),
    async prepare() {
      await readOrMake(keyFile, () => secrets.mongoKey);
      await chmod(keyFile, 0o600);
    },
    async ready() {
      if (!(await isOpen(ports.mongo))) return false;
      return mongoAnswers({ port: ports.mongo, password: secrets.mongoRootPassword });
    },
  };
}
