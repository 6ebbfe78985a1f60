import { assemble as assembleCasework } from '@iwaa/casework/app';
import { config as caseworkConfig } from '@iwaa/casework/config';
import { searchAttributes } from '@iwaa/casework/workflows/search-attributes';
import { roles } from '@iwaa/contracts/permissions';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { assemble as assembleIntake } from '@iwaa/intake/app';
import { config as intakeConfig } from '@iwaa/intake/config';
import { assemble as assembleMediation } from '@iwaa/mediation/app';
import { config as mediationConfig } from '@iwaa/mediation/config';
import { assemble as assembleReferral } from '@iwaa/referral/app';
import { config as referralConfig } from '@iwaa/referral/config';
import { assemble as assembleShelter } from '@iwaa/shelter-capacity/app';
import { config as shelterConfig } from '@iwaa/shelter-capacity/config';
import { startTestService, type TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorOf } from './fixture/actors.ts';
import { nowhere } from './fixture/side.ts';
import { judgeRole } from './groups/roles.ts';
import { extraFields } from './http/hostile.ts';
import { routes, routesNotCovered } from './http/routes.ts';

const secret = 'a secret of the tests, of more than 32 characters';
const starts: Record<ServiceName, () => Promise<TestService>> = {
  intake: () =>
    startTestService('intake', intakeConfig, assembleIntake, { env: { PERSON_KEYS_SECRET: secret } }),
  'shelter-capacity': () => startTestService('shelter-capacity', shelterConfig, assembleShelter),
  referral: () => startTestService('referral', referralConfig, assembleReferral),
  mediation: () => startTestService('mediation', mediationConfig, assembleMediation),
  casework: () => startTestService('casework', caseworkConfig, assembleCasework, { searchAttributes }),
};

describe.each(Object.keys(starts) as ServiceName[])('the clients of %s', (name) => {
  const own = routes.filter(({ service }) => service === name);
  let service: TestService;
  beforeAll(async () => {
    service = await starts[name]();
  });
  afterAll(() => service?.close());

  it('are all attacked: the OpenAPI document names no other', async () => {
    const document = await service.request(undefined, { method: 'GET', url: '/openapi.json' });
    expect(routesNotCovered(name, document.body)).toEqual([]);
  });

  it.each(own.flatMap((route) => roles.map((role) => [role, route.method, route.path, route] as const)))(
    'let in %s at %s %s as the permission table says, and nobody else',
    async (role, method, _path, route) => {
      const { path, body } = route.right(nowhere());
      const answer = await service.request({ role }, { method, url: path, ...(body ? { body } : {}) });
      const code = answer.status >= 400 ? answer.body.code : '';
      expect(judgeRole(route, role, { status: answer.status, code, faults: [] })).toEqual([]);
    },
  );

  it.each(own.filter(({ method }) => method === 'POST').map((route) => [route.path, route] as const))(
    'take no fields at %s but those that it has',
    async (_path, route) => {
      const side = nowhere();
      const { path, body = {} } = route.right(side);
      const [role] = roles.filter(
        (known) => judgeRole(route, known, { status: 404, code: 'not-found', faults: [] }).length === 0,
      );
      for (const [field, value] of Object.entries(extraFields)) {
        const asker = actorOf(role ?? 'service', side);
        const answer = await service.request(asker, {
          method: 'POST',
          url: path,
          body: { ...body, [field]: value },
        });
        expect([field, answer.status, answer.body.code]).toEqual([field, 400, 'invalid-request']);
      }
    },
  );
});
