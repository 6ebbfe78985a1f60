import type { PublishedFact } from '../evidence/facts-in-kafka.ts';
import type { Check } from '../report/winter-report.ts';
import { toCheck } from './check.ts';

/** What a door acknowledged. */
export interface AcknowledgedContact {
  readonly contactId: string;
  readonly caseId: string;
}

/** Every contact that was acknowledged is a fact of the case that was told, and no other contact is. */
export function checkContacts(
  acknowledged: readonly AcknowledgedContact[],
  facts: readonly PublishedFact[],
): Check {
  const published = new Map<string, Set<string>>();
  const opened = new Set<string>();
  for (const { type, data } of facts) {
    if (type === 'iwaa.intake.case-opened.v1') opened.add(String(data.caseId));
    if (type !== 'iwaa.intake.contact-recorded.v1') continue;
    const contactId = String(data.contactId);
    published.set(contactId, (published.get(contactId) ?? new Set()).add(String(data.caseId)));
  }
  const known = new Set(acknowledged.map(({ contactId }) => contactId));
  const differences = [
    ...acknowledged.flatMap(({ contactId, caseId }) => {
      const cases = published.get(contactId);
      if (!cases) return [`the contact ${contactId} was acknowledged and is in no topic`];
      if (cases.size > 1 || !cases.has(caseId))
        return [
          `the contact ${contactId} was acknowledged for ${caseId} and is published for ${[...cases].join(', ')}`,
        ];
      return opened.has(caseId) ? [] : [`the case ${caseId} of contact ${contactId} was never opened`];
    }),
    ...[...published.keys()]
      .filter((id) => !known.has(id))
      .map((id) => `the contact ${id} is published and was never acknowledged`),
  ];
  return toCheck('contacts', 'every contact has its case', acknowledged.length, differences);
}
