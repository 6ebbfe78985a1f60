import type { StartedTestContainer } from 'testcontainers';
import type { EngineAddresses } from '../engines.ts';
import { createRoot, mongoAnswers, mongoUrl, REPLICA_SET } from '../local/mongo-set-up.ts';
import { freePort } from '../local/ports.ts';
import type { Secrets } from '../local/secrets.ts';
import { MONGO_IMAGE } from './images.ts';
import { LoopbackContainer } from './loopback-container.ts';
import { untilItAnswers } from './until-it-answers.ts';

const KEY_FILE = '/tmp/mongo.key';
const FIRST_PID = '/tmp/first-mongod.pid';

/**
 * MongoDB's official image as a replica set of one with access control. From outside a container nobody is a local
 * client, so the root user is made on a first mongod that asks for no password yet; it is stopped at once, and the
 * second one, which stays, asks.
 */
export async function startMongoContainer(
  secrets: Secrets,
  started: (container: StartedTestContainer) => void,
): Promise<EngineAddresses['mongo']> {
  // The member's name in the set holds the port, which therefore is the same inside and outside.
  const port = await freePort();
  const mongod = `mongod --dbpath /tmp/iwaa-mongo --port ${port} --bind_ip_all --nounixsocket --quiet --wiredTigerCacheSizeGB 0.5`;
  const script = [
    'umask 077',
    'mkdir -p /tmp/iwaa-mongo',
    `printf %s "$IWAA_MONGO_KEY" > ${KEY_FILE}`,
    `${mongod} --pidfilepath ${FIRST_PID}`,
    `exec ${mongod} --replSet ${REPLICA_SET} --oplogSize 256 --auth --keyFile ${KEY_FILE}`,
  ].join('; ');
  const container = await new LoopbackContainer(MONGO_IMAGE)
    .withExposedPorts({ container: port, host: port })
    .withEnvironment({ IWAA_MONGO_KEY: secrets.mongoKey })
    .withEntrypoint(['/bin/sh', '-c'])
    .withCommand([script])
    .start();
  started(container);
  const node = { port, password: secrets.mongoRootPassword };
  await untilItAnswers('MongoDB', async () => {
    try {
      await createRoot(node);
      return true;
    } catch {
      return false;
    }
  });
  await container.exec(['/bin/sh', '-c', `kill -TERM $(cat ${FIRST_PID})`]);
  await untilItAnswers('MongoDB', () => mongoAnswers(node));
  return { url: mongoUrl(node) };
}
