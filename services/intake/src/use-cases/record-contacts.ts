import type { RecordContact as ContactBody } from '@iwaa/contracts/http/intake';
import { refusals } from '@iwaa/contracts/refusals';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { type Refused, refused } from '@iwaa/service-kit/outcome';
import pMap from 'p-map';
import type { RecordedContact } from './record-contact.ts';

/** A contact of a batch, as it would come alone. */
export interface ContactToRecord {
  readonly request: RequestCommand;
  readonly body: ContactBody;
}
/** `repeated`: it had been recorded before. */
export type ContactOutcome =
  | { readonly kind: 'done'; readonly result: RecordedContact; readonly repeated: boolean }
  | Refused;

/** The contacts of so many persons are recorded at once: more would keep a night's other requests waiting. */
const concurrency = 8;

/**
 * Records the contacts of a batch, each as if it had come alone, and says what became of each, in their order. The contacts with one
 * person are recorded one after the other; where one can't be taken for the moment, those after it are not tried, so that none
 * overtakes it.
 * @param record records one, and throws nothing.
 */
export async function recordContacts(
  contacts: readonly ContactToRecord[],
  record: (contact: ContactToRecord) => Promise<ContactOutcome>,
): Promise<readonly ContactOutcome[]> {
  const outcomes = new Map<ContactToRecord, ContactOutcome>();
  const recordOfPerson = async (ofPerson: readonly ContactToRecord[]) => {
    let held: Refused | undefined;
    for (const contact of ofPerson) {
      const outcome = held ?? (await record(contact));
      outcomes.set(contact, outcome);
      if (outcome.kind === 'refused' && passes(outcome)) held = refused(outcome.code);
    }
  };
  await pMap(Map.groupBy(contacts, personOf).values(), recordOfPerson, { concurrency });
  return contacts.map((contact) => outcomes.get(contact) ?? refused('internal-error'));
}

/** Somebody new is named by the contact. */
function personOf({ request, body }: ContactToRecord): string {
  return 'personId' in body.person ? body.person.personId : request.id;
}

/** Whether the same contact, sent again, may well be taken. */
function passes({ code }: Refused): boolean {
  return refusals[code].status >= 500 || code === 'conflict';
}
