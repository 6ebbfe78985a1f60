import { describe, expect, it } from '@jest/globals';
import { checkDisclosures } from './check-disclosures.ts';
import { plantFact } from './planted.ts';

const look = (referralId: string, subject = 'clerk') => ({ referralId, subject });
const accepted = (referralId: string) =>
  plantFact('iwaa.referral.referral-accepted.v1', { data: { referralId } });

describe('the check of disclosures', () => {
  it('accepts looks that are each recorded, and entries of looks that came to nobody', () => {
    const finding = checkDisclosures(
      [look('r1'), look('r1')],
      [look('r1'), look('r1'), look('r1'), look('r2')],
      [accepted('r1')],
    );
    expect(finding).toMatchObject({ examined: 2, differences: [] });
  });

  it('finds a look that is not recorded, or is recorded of somebody else', () => {
    const { differences } = checkDisclosures(
      [look('r1'), look('r1'), look('r2')],
      [look('r1'), look('r2', 'another-clerk')],
      [accepted('r1'), accepted('r2')],
    );
    expect(differences).toEqual([
      'r1 to clerk was shown 2 times, and recorded 1 times',
      'r2 to clerk was shown 1 times, and recorded 0 times',
    ]);
  });

  it('finds a look at a referral that nobody has accepted', () => {
    expect(checkDisclosures([look('r1')], [look('r1')], [accepted('r2')]).differences).toEqual([
      'whom r1 is about was shown, and nobody has accepted it',
    ]);
  });
});
