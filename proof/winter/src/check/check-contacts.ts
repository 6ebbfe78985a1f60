import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

/** A contact that was acknowledged. */
export interface AcknowledgedContact {
  readonly contactId: string;
  readonly caseId: string;
}

/** A contact as the topics tell it: more than one fact means that it was recorded more than once. */
interface PublishedContact {
  readonly facts: Set<string>;
  readonly cases: Set<string>;
}

/** Every contact that was acknowledged is one fact of the case that was told, and no other contact is. */
export function checkContacts(
  acknowledged: readonly AcknowledgedContact[],
  facts: readonly PublishedFact[],
): Check {
  const published = new Map<string, PublishedContact>();
  const opened = new Set<string>();
  for (const { id, type, data } of facts) {
    if (type === 'iwaa.intake.case-opened.v1') opened.add(String(data.caseId));
    if (type !== 'iwaa.intake.contact-recorded.v1') continue;
    const contactId = String(data.contactId);
    const contact = published.get(contactId) ?? { facts: new Set(), cases: new Set() };
    contact.facts.add(id);
    contact.cases.add(String(data.caseId));
    published.set(contactId, contact);
  }
  const known = Map.groupBy(acknowledged, ({ contactId }) => contactId);
  const differences: Difference<WinterDifferences>[] = [
    ...[...known].flatMap(([contactId, answers]) => [
      ...(answers.length > 1 ? [{ what: 'sameContact', of: [contactId, answers.length] } as const] : []),
      ...answers.flatMap(({ caseId }) => checkContact(contactId, caseId, published.get(contactId), opened)),
    ]),
    ...[...published.keys()]
      .filter((id) => !known.has(id))
      .map((id) => ({ what: 'contactNotAcknowledged', of: [id] }) as const),
  ];
  return toCheck(
    'contacts',
    'every contact that was acknowledged is one fact, of the case that was told',
    acknowledged.length,
    differences,
  );
}

function checkContact(
  contactId: string,
  caseId: string,
  published: PublishedContact | undefined,
  opened: ReadonlySet<string>,
): Difference<WinterDifferences>[] {
  if (!published) return [{ what: 'contactLost', of: [contactId] }];
  if (published.cases.size > 1 || !published.cases.has(caseId))
    return [{ what: 'contactOfOtherCase', of: [contactId, caseId, [...published.cases].sort().join(', ')] }];
  if (published.facts.size > 1) return [{ what: 'contactRepeated', of: [contactId, published.facts.size] }];
  return opened.has(caseId) ? [] : [{ what: 'caseNotOpened', of: [caseId, contactId] }];
}
