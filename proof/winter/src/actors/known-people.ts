import type { Identity } from '@iwaa/contracts/http/intake';
import type { PlannedPerson } from '../plan/people.ts';

/** A person of the plan, as the platform knows them. */
export interface KnownPerson {
  readonly person: PlannedPerson;
  readonly personId: string;
  /** The latest case; a contact after a closed one opens another. */
  readonly caseId: string;
  /** Under which id the person was recorded, where it was merged with another since. */
  readonly recordedAs?: string;
}

/** A bed that somebody has. */
export interface KnownStay {
  readonly bedId: string;
  readonly stayId: string;
}

/** What the actors know of the people they dealt with: the answers that they got, and nothing else. */
export interface KnownPeople {
  met(known: KnownPerson): void;
  find(person: PlannedPerson): KnownPerson | undefined;
  ofCase(caseId: string): KnownPerson | undefined;
  everybody(): readonly KnownPerson[];
  /** Those of whom the platform still holds who they are. */
  notErased(): readonly KnownPerson[];
  erased(person: PlannedPerson): void;
  /** Keeps what the platform holds of somebody since a correction. */
  corrected(person: PlannedPerson, identity: Identity): void;
  /** Who somebody is, as the platform was told last. */
  identityOf(person: PlannedPerson): Identity;
  checkedIn(person: PlannedPerson, stay: KnownStay): void;
  /** The stay, once: whoever takes it from the people checks the person out. */
  takeStay(person: PlannedPerson): KnownStay | undefined;
}

/** Opens an empty people. */
export function createKnownPeople(): KnownPeople {
  const people = new Map<number, KnownPerson>();
  const cases = new Map<string, KnownPerson>();
  const identities = new Map<number, Identity>();
  const stays = new Map<number, KnownStay>();
  const erased = new Set<number>();
  return {
    met(known) {
      const recordedAs = people.get(known.person.number)?.recordedAs ?? known.recordedAs;
      const now = recordedAs === undefined ? known : { ...known, recordedAs };
      people.set(known.person.number, now);
      cases.set(known.caseId, now);
    },
    find: ({ number }) => people.get(number),
    ofCase: (caseId) => cases.get(caseId),
    everybody: () => [...people.values()],
    notErased: () => [...people.values()].filter(({ person }) => !erased.has(person.number)),
    erased: ({ number }) => void erased.add(number),
    corrected: ({ number }, identity) => void identities.set(number, identity),
    identityOf: ({ number, identity }) => identities.get(number) ?? identity,
    checkedIn: ({ number }, stay) => void stays.set(number, stay),
    takeStay({ number }) {
      const stay = stays.get(number);
      stays.delete(number);
      return stay;
    },
  };
}
