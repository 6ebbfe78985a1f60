import { type ReaderName, readerNames, serviceNames } from '@iwaa/contracts/vocabulary';
import { expect, it } from '@jest/globals';
import { consoleEnvironment } from './console-environment.ts';
import { serviceEnvironment } from './service-environment.ts';

const urls = Object.fromEntries(serviceNames.map((name) => [name, `http://${name}`])) as Record<
  (typeof serviceNames)[number],
  string
>;

function environmentOf(name: ReaderName): NodeJS.ProcessEnv {
  const shared = {
    port: 4101,
    engines: {
      kafka: { brokers: ['a:1', 'b:2'], admin: { username: 'admin', password: 'admins-secret' } },
      mongo: { url: 'mongodb://root:roots-secret@m:1/' },
      temporal: { address: 't:1', namespace: 'default', uiUrl: 'http://ui' },
    },
    credentials: { kafka: { username: name, password: 'own' }, mongoUrl: 'mongodb://own' },
    issuer: { keysUrl: 'file:///keys', url: 'http://issuer' },
    namespace: 'iwaa',
    logLevel: 'info',
  };
  const made = { workflowBundle: '/workflows.js', compiled: '/compiled' };
  if (name === 'console')
    return consoleEnvironment(
      {
        ...shared,
        url: 'http://console',
        signIn: { issuer: 'http://issuer', clientId: 'console', clientSecret: 'clients-secret' },
        services: urls,
        secret: 'sessions-secret',
        app: '/app',
      },
      made,
    );
  return serviceEnvironment({
    ...shared,
    service: name,
    urls,
    serviceTokenFile: '/token',
    made,
    personKeysSecret: 'persons-secret',
  });
}

it("a service and the console are given their own logins, and neither an administrator's nor what happens to be set here", () => {
  process.env.SOME_TOKEN = 'elsewhere-secret';
  for (const name of readerNames) {
    const environment = environmentOf(name);
    expect(environment).toMatchObject({
      KAFKA_USERNAME: name,
      KAFKA_PASSWORD: 'own',
      MONGO_URL: 'mongodb://own',
    });
    expect(JSON.stringify(environment)).not.toMatch(/admins-secret|roots-secret|elsewhere-secret/);
  }
  delete process.env.SOME_TOKEN;
});

it.each([
  ['persons-secret', 'intake'],
  ['clients-secret', 'console'],
  ['sessions-secret', 'console'],
])('a secret is given to one alone: %s to %s', (secret, holder) => {
  const holders = readerNames.filter((name) => JSON.stringify(environmentOf(name)).includes(secret));
  expect(holders).toEqual([holder]);
});

it('casework is told where Temporal, its token and the other services are', () => {
  expect(environmentOf('casework')).toMatchObject({
    KAFKA_BROKERS: 'a:1,b:2',
    TEMPORAL_ADDRESS: 't:1',
    SERVICE_TOKEN_FILE: '/token',
    INTAKE_URL: 'http://intake',
    SHELTER_CAPACITY_URL: 'http://shelter-capacity',
  });
});

it('each keeps its place in its groups under a name that no other has', () => {
  const names = readerNames.map((name) => environmentOf(name).KAFKA_GROUP_INSTANCE_ID);
  expect(names).toEqual(readerNames);
});

it('the console is told where each service is, and where people sign in', () => {
  expect(environmentOf('console')).toMatchObject({
    ...{ INTAKE_URL: 'http://intake', SHELTER_CAPACITY_URL: 'http://shelter-capacity' },
    ...{
      REFERRAL_URL: 'http://referral',
      MEDIATION_URL: 'http://mediation',
      CASEWORK_URL: 'http://casework',
    },
    ...{ OIDC_ISSUER: 'http://issuer', OIDC_CLIENT_ID: 'console' },
  });
});

it('no service writes terminal codes into its log, native parts of it included', () => {
  for (const name of serviceNames) expect(environmentOf(name)).toMatchObject({ NO_COLOR: '1' });
});
