import { describe, expect, it } from '@jest/globals';
import { kafkaClientOf, type Outcome } from '../load/journal.ts';
import { checkReceipts } from './check-receipts.ts';
import { plantWrite } from './planted.ts';

const effect = {
  type: 'iwaa.referral.referral-accepted.v1',
  where: { referralId: 'r1' },
  count: 'one',
} as const;
const answer = (key: string, outcome: Outcome = { kind: 'acknowledged', answer: {} }) => {
  const write = plantWrite(key, effect, outcome);
  return { ...write, request: { ...write.request, client: kafkaClientOf('health-delegation') } };
};
const receipt = (answerId: string, agencyId = 'health-delegation') => ({
  topic: `iwaa.agency.${agencyId}.referrals.v1`,
  answerId,
});

describe('the check of receipts', () => {
  it('accepts answers that each have one, told twice or not', () => {
    const finding = checkReceipts([answer('a'), answer('b')], [receipt('a'), receipt('b'), receipt('b')]);
    expect(finding).toMatchObject({ examined: 2, differences: [] });
  });

  it('finds an answer that has none, or whose receipt went to another agency', () => {
    const answers = [answer('a'), answer('b'), answer('c')];
    expect(checkReceipts(answers, [receipt('a'), receipt('b', 'elderly-centre')]).differences).toEqual([
      'health-delegation has no receipt of its answer b',
      'health-delegation has no receipt of its answer c',
    ]);
  });

  it('asks none of an answer that nobody acknowledged, nor of a write that is no answer over Kafka', () => {
    const others = [
      answer('a', { kind: 'unknown' }),
      plantWrite('b', effect, { kind: 'acknowledged', answer: {} }),
    ];
    expect(checkReceipts(others, [])).toMatchObject({ examined: 0, differences: [] });
  });
});
