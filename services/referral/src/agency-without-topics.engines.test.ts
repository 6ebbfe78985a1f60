import { referralRequested } from '@iwaa/contracts/events/referral';
import { eventually } from '@iwaa/testing/eventually';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  aCampaign,
  aNeed,
  inboxOf,
  publishedOf,
  startReferral,
  type TestCampaign,
} from './testing/referral-under-test.ts';

let service: TestService;
let campaign: TestCampaign;

beforeAll(async () => {
  service = await startReferral(['clinic']);
  campaign = await aCampaign(service);
  await campaign.register('clinic', ['health'], 1);
  await campaign.register('not-provided', ['elderly-care'], 1);
});
afterAll(() => service?.close());

const readiness = async () =>
  (await service.request(undefined, { method: 'GET', url: '/readyz' })) as {
    status: number;
    body: { attention: string[] };
  };

test('what waits for an agency without topics shows with its remedy, others go on, and it goes out once there are topics', async () => {
  const [waiting, other] = [campaign.aCase(), campaign.aCase()];
  await service.publish(aNeed(waiting, 'elderly-care'));
  await eventually(() => expect(publishedOf(service, waiting.caseId)).toHaveLength(1));
  await eventually(async () =>
    expect((await readiness()).body.attention).toEqual([
      expect.stringMatching(
        /Facts have waited for the topic .*agency\.not-provided\.referrals\.v1 for \d+ s\. .* agencies -- rotate not-provided$/,
      ),
      expect.stringMatching(
        /agency\.not-provided\.responses\.v1 can not be read\. .* agencies -- rotate not-provided$/,
      ),
    ]),
  );
  await eventually(async () => expect((await readiness()).status).toBe(200));

  await service.publish(aNeed(other, 'health'));
  await eventually(() => expect(inboxOf(service, 'clinic', other.caseId)).toEqual([referralRequested.type]));

  await service.openAgency('not-provided');
  await eventually(async () => expect((await readiness()).body.attention).toEqual([]), 30_000);
}, 60_000);
