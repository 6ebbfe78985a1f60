import type { Person } from './person.ts';

/** One of two people who are the same. */
export interface MergedSide {
  readonly personId: string;
  readonly person: Pick<Person, 'caseId' | 'contacts'>;
  /** Whether a centre expects or shelters the person, as far as intake has heard. */
  readonly hasBed: boolean;
}

/** As whom two people go on who are the same. */
export interface GoingOn {
  readonly mergedPersonId: string;
  readonly survivingPersonId: string;
}

/**
 * Who goes on: whoever has a bed, since nobody must lose one by being known better; else who has an open case; else who has been known
 * for longer. One person does not sleep in two beds: who is to lose one is said at the desk.
 */
export function whoGoesOn(one: MergedSide, other: MergedSide): GoingOn | 'both-have-a-bed' {
  if (one.hasBed && other.hasBed) return 'both-have-a-bed';
  const [first, second] = [one, other].toSorted(before);
  return { mergedPersonId: second?.personId ?? '', survivingPersonId: first?.personId ?? '' };
}

function before(one: MergedSide, other: MergedSide): number {
  if (one.hasBed !== other.hasBed) return one.hasBed ? -1 : 1;
  const [isOpen, isOtherOpen] = [one, other].map(({ person }) => person.caseId !== null);
  if (isOpen !== isOtherOpen) return isOpen ? -1 : 1;
  return nameOf(one) < nameOf(other) ? -1 : 1;
}

function nameOf({ personId, person: { contacts } }: MergedSide): string {
  return `${contacts[0]?.recordedAt ?? ''} ${personId}`;
}
