import type { DisclosedPerson } from '@iwaa/contracts/http/disclosure';
import { fieldsForService } from '@iwaa/contracts/person-fields';
import { describe, expect, it } from '@jest/globals';
import type { Look } from '../actors/look-at-person.ts';
import { checkDisclosures } from './check-disclosures.ts';

const told = { nickname: 'Said', papers: { kind: 'national-id', number: 'GK-1' } } as const;
const shown: DisclosedPerson = {
  ...{ referralId: 'r1', caseId: 'SK-2425-00042', agencyId: 'clinic', service: 'health' },
  fields: [...fieldsForService.health],
  person: { nickname: 'Said', papers: { number: 'GK-1', kind: 'national-id' }, ageGroup: '18-64' },
  until: null,
};
const look = (of: DisclosedPerson | undefined, afterEnd = false): Look => ({
  ...{ referralId: 'r1', caseId: 'SK-2425-00042' },
  ...{ shown: of, afterEnd },
});
const found = (...looks: Look[]) =>
  checkDisclosures(looks, () => [told, { nickname: 'Saïd' }]).differences.map(({ what }) => what);

describe('the check of disclosures', () => {
  it('accepts what was told first or since a correction, and that nothing is shown', () => {
    expect(
      found(look(shown), look({ ...shown, person: { nickname: 'Saïd' } }), look(undefined, true)),
    ).toEqual([]);
  });

  it('finds what is shown after the end, other fields than the service may see, and another value', () => {
    expect(found(look(shown, true))).toEqual(['shownAfterEnd']);
    expect(found(look({ ...shown, fields: [...shown.fields, 'note'] }))).toEqual(['otherFieldsShown']);
    expect(found(look({ ...shown, person: { nickname: 'Driss' } }))).toEqual(['shownOtherwise']);
  });
});
