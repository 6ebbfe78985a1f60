import { planted } from '@iwaa/proof-kit/check/planted-facts';
import { describe, expect, it } from '@jest/globals';
import { checkDuplicates } from './check-duplicates.ts';

describe('the check of duplicates', () => {
  it('holds where each who was recorded twice is suggested, whichever of the two is named first', () => {
    const check = checkDuplicates(
      [['one', 'other']],
      [
        ['other', 'one'],
        ['else', 'one'],
      ],
      [],
    );
    expect(check).toMatchObject({ ok: true, examined: 1 });
  });

  it('holds where they were merged', () => {
    const merged = planted('person-merged', 'person/other', 3, { survivingPersonId: 'one' });
    expect(checkDuplicates([['one', 'other']], [], [merged]).ok).toBe(true);
  });

  it('fails where somebody is not', () => {
    const check = checkDuplicates(
      [
        ['one', 'other'],
        ['two', 'three'],
      ],
      [['two', 'three']],
      [],
    );
    expect(check).toMatchObject({
      ok: false,
      examined: 2,
      differences: [{ what: 'duplicateMissed', of: ['one', 'other'] }],
    });
  });
});
