import type { ContactsRecorded } from '@iwaa/contracts/http/contacts-batch';
import { recordContact } from '@iwaa/contracts/http/intake';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { Language } from '@iwaa/contracts/vocabulary';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { faultsIn } from '@iwaa/service-kit/http/field-faults';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { commandOf, keyForm } from '@iwaa/service-kit/http/idempotency';
import { toProblemError } from '@iwaa/service-kit/http/problems';
import { done, type Refused, refused } from '@iwaa/service-kit/outcome';
import { allRefusals } from '@iwaa/words/refusals/all-languages';
import type { Campaigns } from '../store/campaigns.ts';
import type { Plan, StreetRounds } from '../store/street-rounds.ts';
import type { RecordContact } from '../use-cases/record-contact.ts';
import { type ContactOutcome, type ContactToRecord, recordContacts } from '../use-cases/record-contacts.ts';
import { toAnswer } from './person-refusals.ts';

type ItemAnswer = ContactsRecorded['items'][number];
interface SentItem {
  readonly key: string;
  readonly body?: unknown;
}

/** The contacts of a round in one request, each judged as if it had come alone: the same key comes to the same contact either way. */
export function contactsBatchRoute(
  rounds: StreetRounds,
  campaigns: Campaigns,
  recordContact: RecordContact,
  log: { error(details: object, message: string): void },
): Pick<Handlers<typeof intakeRoutes>, 'recordContacts'> {
  async function recordOne(round: Plan, { request, body }: ContactToRecord): Promise<ContactOutcome> {
    try {
      const recorded = await recordContact(request, round, body);
      const answer = toAnswer(recorded, (contact) => contact);
      const repeated = recorded.kind === 'done' && recorded.repeated;
      return answer.kind === 'done' ? { ...answer, repeated } : answer;
    } catch (error) {
      const { code, status } = toProblemError(error);
      if (status >= 500) log.error({ err: error, code }, 'a contact of a batch could not be recorded');
      return refused(code);
    }
  }

  return {
    async recordContacts({ actor, scope, language, params: { roundId }, body: { items } }) {
      const plan = await rounds.findPlan(roundId, scope);
      if (!plan) return refused('not-found');
      const campaign = await campaigns.findRecent(plan.campaignId);
      const reader = language ?? campaign?.language ?? 'ar';
      const read = readItems(actor, intakeRoutes.recordContact.path.replace(':roundId', roundId), items);
      const contacts = [...new Set(read.filter((one) => 'body' in one))];
      const recorded = await recordContacts(contacts, (contact) => recordOne(plan, contact));
      const outcomes = new Map(contacts.map((contact, index) => [contact, recorded[index]]));
      const told = new Set<ContactToRecord>();
      return done({
        items: items.map(({ key }, index): ItemAnswer => {
          const one = read[index] ?? refused('internal-error');
          if ('kind' in one) return refusal(key, one, reader);
          const outcome = outcomes.get(one) ?? refused('internal-error');
          if (outcome.kind === 'refused') return refusal(key, outcome, reader);
          const isKnown = outcome.repeated || told.has(one);
          told.add(one);
          return { key, outcome: isKnown ? 'known' : 'taken', contact: outcome.result };
        }),
      });
    },
  };
}

/** Each item as a contact to record, or why it is none; a contact that is sent twice is the same one in both places. */
function readItems(actor: Actor, url: string, items: readonly SentItem[]): (ContactToRecord | Refused)[] {
  const byKey = new Map<string, ContactToRecord>();
  return items.map(({ key, body }) => {
    if (!keyForm.test(key)) return refused('idempotency-key-invalid');
    const request = commandOf(actor, key, { method: 'POST', url, body });
    const earlier = byKey.get(key);
    if (earlier)
      return earlier.request.fingerprint === request.fingerprint
        ? earlier
        : refused('idempotency-key-reused');
    const parsed = recordContact.safeParse(body);
    if (!parsed.success) return refused('invalid-request', { errors: faultsIn(parsed.error.issues, 'body') });
    const contact = { request, body: parsed.data };
    byKey.set(key, contact);
    return contact;
  });
}

function refusal(key: string, { code, errors }: Refused, language: Language): ItemAnswer {
  const message = allRefusals[language][code];
  return {
    key,
    outcome: 'refused',
    problem: { code, message, ...(errors ? { errors: [...errors] } : {}) },
  };
}
