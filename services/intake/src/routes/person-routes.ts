import type { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { doneAbout } from '@iwaa/service-kit/outcome';
import { slicePage } from '@iwaa/service-kit/store/slice-page';
import type { Persons } from '../store/persons.ts';
import type { CorrectPerson } from '../use-cases/correct-person.ts';
import type { RecordListeningSession } from '../use-cases/record-listening-session.ts';
import { toAnswer } from './person-refusals.ts';

type PersonRoutes = Pick<
  Handlers<typeof intakeRoutes>,
  | 'listContacts'
  | 'readPerson'
  | 'readPersonOfCase'
  | 'correctPerson'
  | 'listCorrections'
  | 'giveConsent'
  | 'withdrawConsent'
  | 'recordListeningSession'
>;

/** Persons: who they are, what they agree to, and what came out when they were listened to. */
export function personRoutes(
  persons: Persons,
  correctPerson: CorrectPerson,
  recordListeningSession: RecordListeningSession,
): PersonRoutes {
  return {
    readPerson: async ({ scope, params: { personId } }) =>
      toAnswer(await persons.read(personId, scope), (person) => person),

    readPersonOfCase: async ({ scope, params: { caseId } }) => {
      const read = toAnswer(await persons.readOfCase(caseId, scope), (person) => person);
      return read.kind === 'done' ? doneAbout([read.result.personId], read.result) : read;
    },

    async listContacts({ scope, params: { personId }, query }) {
      const read = toAnswer(await persons.contactsOf(personId, scope), (contacts) => contacts);
      if (read.kind === 'refused') return read;
      return slicePage(read.result, ({ contactId }) => contactId, ['contacts', personId], query);
    },

    async correctPerson({ scope, command, params: { personId }, body }) {
      const correctionId = idOf(personId, command, 'correction');
      const done = await correctPerson(scope, command, { personId, correctionId, ...body });
      return toAnswer(done, ({ caseId, fields }) => ({
        correctionId,
        personId,
        caseId,
        fields: [...fields],
      }));
    },

    async listCorrections({ scope, params: { personId }, query }) {
      const read = toAnswer(await persons.correctionsOf(personId, scope), (corrections) => corrections);
      if (read.kind === 'refused') return read;
      return slicePage(read.result, ({ correctionId }) => correctionId, ['corrections', personId], query);
    },

    async giveConsent({ scope, command, params: { personId }, body }) {
      const consentId = idOf(personId, command, 'consent');
      const given = await persons.giveConsent(scope, command, personId, { ...body, consentId });
      return toAnswer(given, ({ caseId }) => ({ consentId, personId, caseId }));
    },

    async withdrawConsent({ scope, command, params: { personId, consentId } }) {
      const withdrawn = await persons.withdrawConsent(scope, command, personId, consentId);
      return toAnswer(withdrawn, ({ caseId }) => ({ consentId, personId, caseId }));
    },

    async recordListeningSession({ scope, command, params: { personId }, body }) {
      const sessionId = idOf(personId, command, 'listening-session');
      const recorded = await recordListeningSession(scope, command, { personId, sessionId, ...body });
      return toAnswer(recorded, ({ caseId }) => ({ sessionId, personId, caseId }));
    },
  };
}

/** Named after the person too: one key sent for two persons makes two things, whose needs are two as well. */
function idOf(personId: string, command: RequestCommand, what: string): string {
  return derivedId(JSON.stringify([personId, command.id]), what);
}
