import { describe, expect, it } from '@jest/globals';
import { differencesInWords } from '../report/said-of.ts';
import { englishDifferences } from '../report/words/differences-en.ts';
import type { Check } from './check.ts';
import { checkDeadLetters, checkOutboxes } from './check-queues.ts';

const told = (check: Check): string[] => differencesInWords(check, englishDifferences);

describe('the check of outboxes', () => {
  it('passes when nothing waits', () => {
    expect(checkOutboxes({}, 12)).toMatchObject({ ok: true, examined: 12 });
    expect(checkOutboxes({ 'intake.people': 0 }, 12).ok).toBe(true);
  });

  it('finds facts that were not sent, by collection', () => {
    expect(told(checkOutboxes({ 'intake.people': 2, 'referral.referrals': 1 }, 12))).toEqual([
      'intake.people: 2 documents with facts that were not sent',
      'referral.referrals: 1 document with facts that were not sent',
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
    expect(told(checkDeadLetters({ one: 0, two: 3 }))).toEqual(['two: 3 messages put aside']);
  });

  it('does not pass when there was no topic to look at', () => {
    expect(checkDeadLetters({}).ok).toBe(false);
  });
});
