import type { ConsentPurpose } from '@iwaa/contracts/vocabulary';
import { isLater, type Later, later, valueAt } from '../../outbox/later.ts';
import type { Item } from '../../outbox/outbox.ts';

/** Somebody whom a team met, as this phone can name the person. */
export interface MetPerson {
  /** The person's id, which may be yet to come. */
  readonly personId: string | Later;
  /** What the outbox keeps what is recorded about them in order by. */
  readonly about: string;
}

/** A consent of somebody, as this phone recorded it; its id may be yet to come. */
export interface RecordedConsent {
  readonly purpose: ConsentPurpose;
  readonly consentId: string | Later;
}

interface ContactBody {
  readonly person: { readonly personId?: string | Later };
  readonly consents: readonly { readonly purpose: ConsentPurpose }[];
}

/** Whom an item is about; nothing where it is about no person. */
export function personOf({ id, command, params, body }: Item, items: readonly Item[]): MetPerson | undefined {
  const contact = body as unknown as ContactBody;
  const given =
    command === 'recordContact' ? (contact.person.personId ?? later(id, 'personId')) : params.personId;
  const personId = isLater(given) ? known(given, items) : given;
  if (typeof personId === 'string') return { personId, about: personId };
  return isLater(personId) ? { personId, about: personId.fromItem } : undefined;
}

/** What was recorded about somebody after a contact, last one first: consents, given and taken back, and listening sessions. */
export function recordedLater(about: string, items: readonly Item[]): readonly Item[] {
  return items
    .filter(
      (item) =>
        ['giveConsent', 'withdrawConsent', 'recordListeningSession'].includes(item.command) &&
        item.standing.kind !== 'put-away' &&
        personOf(item, items)?.about === about,
    )
    .toReversed();
}

/**
 * The consents that this phone recorded of somebody and that were not taken back here: of each purpose the last one, which replaces
 * those before it.
 */
export function consentsGivenTo(about: string, items: readonly Item[]): readonly RecordedConsent[] {
  const last = new Map<ConsentPurpose, RecordedConsent>();
  const withdrawn = new Set<string>();
  for (const item of items) {
    const { id, command, params, body, standing } = item;
    if (standing.kind === 'refused' || standing.kind === 'put-away') continue;
    if (personOf(item, items)?.about !== about) continue;
    if (command === 'withdrawConsent') withdrawn.add(nameOf(params.consentId, items));
    if (command === 'giveConsent') {
      const { purpose } = body as unknown as { readonly purpose: ConsentPurpose };
      last.set(purpose, { purpose, consentId: later(id, 'consentId') });
    }
    if (command === 'recordContact')
      for (const [index, { purpose }] of (body as unknown as ContactBody).consents.entries())
        last.set(purpose, { purpose, consentId: later(id, `consentIds.${index}`) });
  }
  return [...last.values()].filter(({ consentId }) => !withdrawn.has(nameOf(consentId, items)));
}

/** What an id is known by here: itself, or where it will come from. */
export function nameOf(id: unknown, items: readonly Item[]): string {
  const given = isLater(id) ? known(id, items) : id;
  return isLater(given) ? `${given.fromItem} ${given.field}` : String(given);
}

/** What is yet to come, or what it has come to. */
function known(given: Later, items: readonly Item[]): unknown {
  const standing = items.find(({ id }) => id === given.fromItem)?.standing;
  return (standing?.kind === 'taken' ? valueAt(standing.answer, given.field) : undefined) ?? given;
}
