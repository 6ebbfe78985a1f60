import type { ReferralService, ReferralState } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import { type KnownCase, type KnownNeed, unknownCase } from './known-case.ts';
import { needsOfCase } from './needs-of-case.ts';
import type { AskedReferral, UnplacedReferral } from './referral.ts';

const at = (hour: number) => `2024-12-12T${hour}:00:00.000Z`;
const need = (needId: string, hour: number, service: ReferralService = 'health'): KnownNeed => ({
  needId,
  service,
  night: '2024-12-12',
  statedAt: at(hour),
});
const knowing = (...needs: KnownNeed[]): KnownCase => ({ ...unknownCase, needs });
const about = (needId: string, service: ReferralService) => ({
  referralId: `of-${needId}`,
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
  needId,
  service,
});
const asked = (needId: string, state: ReferralState, attempt = 1): AskedReferral => ({
  ...about(needId, 'health'),
  referralId: `${needId}-${attempt}`,
  agencyId: `agency-${attempt}`,
  state,
  attempt,
  night: '2024-12-12',
  answerBy: at(23),
  reason: null,
  outcome: null,
  openFor: null,
});
const unplaced = (needId: string): UnplacedReferral => ({ ...about(needId, 'health'), state: 'not-placed' });
const standings = (known: KnownCase, ...referrals: Parameters<typeof needsOfCase>[1]) =>
  needsOfCase(known, referrals).map(({ needId, standing, referral }) => [
    needId,
    standing,
    referral?.referralId ?? null,
  ]);

describe('a need that an agency may answer', () => {
  test('stands as its last referral does', () => {
    const known = knowing(need('n', 20));
    expect(standings(known)).toEqual([['n', 'not-asked', null]]);
    expect(standings(known, unplaced('n'))).toEqual([['n', 'not-placed', null]]);
    expect(standings(known, asked('n', 'requested'))).toEqual([['n', 'open', 'n-1']]);
    expect(standings(known, asked('n', 'completed'))).toEqual([['n', 'completed', 'n-1']]);
    expect(standings(known, asked('n', 'failed', 2), asked('n', 'rejected'))).toEqual([
      ['n', 'ended', 'n-2'],
    ]);
    expect(standings(known, asked('n', 'rejected'), unplaced('n'))).toEqual([['n', 'not-placed', 'n-1']]);
  });

  test('is shown once for each service, as it was stated last', () => {
    const known = knowing(need('late', 22), need('early', 20), need('old', 19, 'elderly-care'));
    expect(standings(known, asked('early', 'rejected'))).toEqual([
      ['late', 'not-asked', null],
      ['old', 'not-asked', null],
    ]);
  });

  test('is served by the referral of an earlier need that is open, or by the one that covered it', () => {
    const known = knowing(need('early', 20), need('late', 22));
    expect(standings(known, asked('early', 'accepted'))).toEqual([['late', 'open', 'early-1']]);
    const covered = { ...known, covered: [{ needId: 'late', byNeedId: 'early' }] };
    expect(standings(covered, asked('early', 'completed'))).toEqual([['late', 'completed', 'early-1']]);
    expect(standings(known, asked('early', 'completed'))).toEqual([['late', 'not-asked', null]]);
    expect(standings(covered, asked('early', 'failed'))).toEqual([['late', 'not-asked', null]]);
  });

  test('is not shown once the person has declined it, nor when the case is closed', () => {
    const known = knowing(need('n', 20));
    expect(standings({ ...known, declinedAt: { health: at(21) } })).toEqual([]);
    expect(standings({ ...known, declinedAt: { health: at(19) } })).toEqual([['n', 'not-asked', null]]);
    expect(standings({ ...known, closed: true })).toEqual([]);
  });
});
