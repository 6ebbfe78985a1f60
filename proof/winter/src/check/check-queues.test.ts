import { describe, expect, it } from '@jest/globals';
import { checkDeadLetters, checkOutboxes } from './check-queues.ts';

describe('the check of outboxes', () => {
  it('passes when nothing waits', () => {
    expect(checkOutboxes({}, 12)).toMatchObject({ ok: true, examined: 12 });
    expect(checkOutboxes({ 'intake.people': 0 }, 12).ok).toBe(true);
  });

  it('finds facts that were not sent, by collection', () => {
    expect(checkOutboxes({ 'intake.people': 2, 'referral.referrals': 1 }, 12).differences).toEqual([
      'intake.people: 2 documents with facts that were not sent',
      'referral.referrals: 1 documents with facts that were not sent',
    ]);
  });

  it('does not pass when there was nothing to look at', () => {
    expect(checkOutboxes({}, 0).ok).toBe(false);
  });
});

describe('the check of dead letters', () => {
  it('passes when every topic of them is empty', () => {
    expect(checkDeadLetters({ one: 0, two: 0 })).toMatchObject({ ok: true, examined: 2 });
  });

  it('finds messages that were put aside, by topic', () => {
    expect(checkDeadLetters({ one: 0, two: 3 }).differences).toEqual(['two: 3 messages put aside']);
  });

  it('does not pass when there was no topic to look at', () => {
    expect(checkDeadLetters({}).ok).toBe(false);
  });
});
