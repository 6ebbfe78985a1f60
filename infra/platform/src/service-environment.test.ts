import { serviceNames } from '@iwaa/contracts/vocabulary';
import { expect, it } from '@jest/globals';
import { serviceEnvironment } from './service-environment.ts';

const urls = Object.fromEntries(serviceNames.map((name) => [name, `http://${name}`])) as Record<
  (typeof serviceNames)[number],
  string
>;

function environmentOf(service: (typeof serviceNames)[number]): NodeJS.ProcessEnv {
  return serviceEnvironment({
    service,
    port: 4101,
    engines: {
      kafka: { brokers: ['a:1', 'b:2'], admin: { username: 'admin', password: 'admins-secret' } },
      mongo: { url: 'mongodb://root:roots-secret@m:1/' },
      temporal: { address: 't:1', namespace: 'default', uiUrl: 'http://ui' },
    },
    credentials: { kafka: { username: service, password: 'own' }, mongoUrl: 'mongodb://own' },
    issuer: { keysUrl: 'file:///keys', name: 'issuer' },
    urls,
    serviceTokenFile: '/token',
    made: { workflowBundle: '/workflows.js', compiled: '/compiled' },
    personKeysSecret: 'persons-secret',
    namespace: 'iwaa',
    logLevel: 'info',
  });
}

it("a service is given its own logins, and neither an administrator's nor what happens to be set here", () => {
  process.env.SOME_TOKEN = 'elsewhere-secret';
  for (const service of serviceNames) {
    const text = JSON.stringify(environmentOf(service));
    expect(text).not.toMatch(/admins-secret|roots-secret|elsewhere-secret/);
  }
  delete process.env.SOME_TOKEN;
});

it('intake alone is given the secret of the persons’ keys', () => {
  const holders = serviceNames.filter((name) =>
    JSON.stringify(environmentOf(name)).includes('persons-secret'),
  );
  expect(holders).toEqual(['intake']);
});

it('casework is told where Temporal, its token and the other services are', () => {
  expect(environmentOf('casework')).toMatchObject({
    KAFKA_BROKERS: 'a:1,b:2',
    TEMPORAL_ADDRESS: 't:1',
    SERVICE_TOKEN_FILE: '/token',
    SHELTER_CAPACITY_URL: 'http://shelter-capacity',
  });
});

it('each service keeps its place in its groups under a name that no other has', () => {
  const names = serviceNames.map((service) => environmentOf(service).KAFKA_GROUP_INSTANCE_ID);
  expect(names).toEqual(serviceNames);
});
