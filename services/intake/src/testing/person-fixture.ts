import { isRefusal } from '@iwaa/contracts/decision';
import { evolve, newPerson, type Person, type PersonEvent } from '../domain/person.ts';
import { decide, type PersonCommand, type RecordContactCommand } from '../domain/person-decisions.ts';

export const at = '2024-12-12T21:00:00.000Z';

/** The uuid with a number. */
export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The contact with a number; each after the first is with somebody met before. */
export function contact(number: number, changes: Partial<RecordContactCommand> = {}): RecordContactCommand {
  return {
    type: 'record-contact',
    metBefore: number > 1,
    contactId: uuid(number),
    provinceId: 'sidi-kacem',
    campaignId: 'SK-2425',
    roundId: uuid(900),
    team: 'north',
    night: '2024-12-12',
    happenedAt: null,
    place: 'bus-station',
    aidGiven: [],
    needs: [],
    declined: [],
    shelterDeclinedFor: null,
    consents: [],
    profile: null,
    newCaseId: `SK-2425-0000${number}`,
    at,
    ...changes,
  };
}

/** The person after these commands, and the events of the last one. */
export function after(...commands: PersonCommand[]): { person: Person; events: readonly PersonEvent[] } {
  let person = newPerson;
  let events: readonly PersonEvent[] = [];
  for (const command of commands) {
    const decision = decide(person, command);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision}`);
    events = decision;
    person = decision.reduce(evolve, person);
  }
  return { person, events };
}

/** What happened, in a word each. */
export const kinds = (events: readonly PersonEvent[]) => events.map(({ type }) => type.split('.')[2]);
/** A consent to a referral, with the id of a number. */
export const referral = (number: number, until: string | null = null) =>
  ({ consentId: uuid(number), purpose: 'referral', agencyId: null, until }) as const;
