import type { Identity } from '@iwaa/contracts/http/intake';
import { fieldsForService } from '@iwaa/contracts/person-fields';
import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { Look } from '../actors/look-at-person.ts';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

/** What was told of somebody, at the first contact and since the last correction. */
export type ToldOf = (caseId: string) => readonly Identity[];

/** An agency that accepted was shown what its service may see, as it was told; and nothing any more once the referral had ended. */
export function checkDisclosures(looks: readonly Look[], toldOf: ToldOf): Check {
  return toCheck(
    'disclosures',
    'an agency that accepted is shown what its service may see of the person, and nothing once the referral has ended',
    looks.length,
    looks.flatMap((look) => differencesOf(look, toldOf(look.caseId))),
  );
}

function differencesOf(
  { referralId, shown, afterEnd }: Look,
  told: readonly Identity[],
): Difference<WinterDifferences>[] {
  if (!shown) return [];
  if (afterEnd) return [{ what: 'shownAfterEnd', of: [referralId] }];
  const differences: Difference<WinterDifferences>[] = [];
  if (shown.fields.join() !== fieldsForService[shown.service].join())
    differences.push({ what: 'otherFieldsShown', of: [referralId] });
  const { nickname, name, telephone, papers } = shown.person;
  const isAsTold = Object.entries({ nickname, name, telephone, papers }).every(
    ([field, value]) =>
      value === undefined ||
      told.some((identity) => canonical(identity[field as keyof Identity]) === canonical(value)),
  );
  if (!isAsTold) differences.push({ what: 'shownOtherwise', of: [referralId] });
  return differences;
}

function canonical(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : String(value);
}
