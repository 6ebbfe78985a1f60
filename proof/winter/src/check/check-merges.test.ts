import { planted } from '@iwaa/proof-kit/check/planted-facts';
import { describe, expect, it } from '@jest/globals';
import { checkMerges } from './check-merges.ts';

const caseId = 'SK-2425-00002';
const merged = planted('person-merged', 'person/two', 3, { caseId, survivingPersonId: 'one' });
const closed = planted('case-closed', `case/${caseId}`, 1, { caseId, outcome: 'duplicate' });
const held = planted('bed-held', 'bed/centre.men-001', 2, { caseId });

describe('the check of merges', () => {
  it('holds where what the case had is over, and somebody else may have it now', () => {
    const released = planted('hold-released', 'bed/centre.men-001', 3, { caseId });
    const another = planted('bed-held', 'bed/centre.men-001', 4, { caseId: 'SK-2425-00001' });
    expect(checkMerges([merged, closed, held, released])).toMatchObject({ ok: true, examined: 1 });
    expect(checkMerges([another, merged, released, closed, held]).ok).toBe(true);
  });

  it('finds a case that still has a bed, or is still open', () => {
    expect(checkMerges([merged, closed, held]).differences).toMatchObject([
      { what: 'leftByMerge', of: [caseId, 'bed/centre.men-001'] },
    ]);
    expect(checkMerges([merged]).differences).toMatchObject([{ what: 'mergedStillOpen', of: [caseId] }]);
  });
});
