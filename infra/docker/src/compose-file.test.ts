import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { KAFKA_IMAGE, MONGO_IMAGE, TEMPORAL_IMAGE } from '@iwaa/engines/containers/images';
import { DEFAULT_PORTS } from '@iwaa/engines/local/ports';
import { expect, test } from '@jest/globals';
import { volumes } from './volumes.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const compose = read('../../../docker-compose.yml');

/** The lines of one container. */
function containerOf(name: string): string {
  const [, text = ''] = new RegExp(`\\n {2}${name}:\\n((?: {4}.*\\n|\\n)+)`).exec(compose) ?? [];
  return text;
}

test('compose runs the engines in the versions that the tests run', () => {
  const images = [...compose.matchAll(/image: (\S+)/g)].map(([, image]) => image);
  const providers = images.filter((image) => image?.startsWith('quay.io/keycloak/'));
  expect(images).toEqual(['iwaa:development', KAFKA_IMAGE, MONGO_IMAGE, TEMPORAL_IMAGE, ...providers]);
  expect(providers).toHaveLength(1);
});

test('every port is published on this machine alone, and is the documented one', () => {
  const published = [...compose.matchAll(/(\S*):\$\{(\w+_PORT):-(\d+)\}:(?:\d+|\$)/g)];
  // Four of the engines, and those of the development issuer, the console and Keycloak.
  expect(published).toHaveLength(7 + serviceNames.length);
  for (const [, address] of published) expect(address).toMatch(/'?127\.0\.0\.1$/);
  for (const { setting, port } of [DEFAULT_PORTS.kafka, DEFAULT_PORTS.mongo, DEFAULT_PORTS.temporal]) {
    expect(compose).toContain(`127.0.0.1:\${${setting}:-${port}}:`);
  }
});

test('a service is given its own logins, the public keys, and no other volume that holds a secret', () => {
  for (const service of [...serviceNames, 'console'] as const) {
    const mounted = [...containerOf(service).matchAll(/(\/var\/lib\/iwaa\/[\w-]+)(:ro)?[,\]]/g)];
    const expected = [
      volumes.service(service),
      volumes.keys,
      ...(service === 'casework' ? [volumes.token] : []),
    ];
    const folders = mounted.filter(([, , readOnly]) => readOnly).map(([, folder]) => folder);
    expect(folders).toEqual(expected);
    expect(containerOf(service)).toContain(`--env-file=${volumes.service(service)}/service.env`);
  }
});

test('the image makes every folder on which a volume is mounted, so that the volume gets the right owner', () => {
  const made = /for volume in ([^;]+);/.exec(read('../Dockerfile'))?.[1]?.split(' ');
  const { service, ...fixed } = volumes;
  const named = [...Object.values(fixed), ...[...serviceNames, 'console' as const].map(service)].map((path) =>
    path.split('/').at(-1),
  );
  expect(made?.toSorted()).toEqual([...named, 'temporal'].toSorted());
});

test('Keycloak is started by those alone who ask for it, with a realm that holds no secret', () => {
  expect(containerOf('keycloak')).toContain('profiles: [keycloak]');
  const { clients, users } = JSON.parse(read('../../keycloak/iwaa-realm.json'));
  const secrets = clients.map(({ secret }: { secret: string }) => secret);
  expect(secrets).toHaveLength(2);
  for (const secret of secrets) expect(secret).toMatch(/^\$\{\w+\}$/);
  expect(users).toBeUndefined();
});
