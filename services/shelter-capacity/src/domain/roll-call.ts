import type { Decision } from '@iwaa/contracts/decision';
import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';
import type { RollCallOutcome, UnitKind } from '@iwaa/contracts/vocabulary';

/** What was last said of one person, and what it came to. */
export interface CalledPerson {
  stayId: string;
  bedId: string;
  present: boolean;
  /** When that was said, ISO-8601. */
  calledAt: string;
  /** Null until it is taken down on the bed. */
  outcome: RollCallOutcome | null;
}

export interface CalledRoll {
  status: 'called';
  rollCallId: string;
  centreId: string;
  provinceId: string;
  unit: UnitKind;
  night: string;
  /** How often the roll was called on this night. */
  calls: number;
  /** When it was called last. */
  calledAt: string;
  /** One entry a stay of the unit, so that it is bounded by the beds. */
  people: CalledPerson[];
}

/** The roll call of one unit of a centre for one night. */
export type RollCall = { status: 'not-called' } | CalledRoll;

/** A night for which the roll has not been called. */
export const newRollCall: RollCall = { status: 'not-called' };

export type RollCallEvent = Extract<
  ShelterCapacityEvent,
  { type: 'iwaa.shelter-capacity.roll-called.v1' | 'iwaa.shelter-capacity.roll-call-settled.v1' }
>;

/** Whom a roll call names: each stay once. */
export interface RollCallWord {
  readonly stayId: string;
  readonly bedId: string;
  readonly present: boolean;
}

export type RollCallCommand =
  | ({ type: 'call-roll'; calledAt: string; words: readonly RollCallWord[] } & Pick<
      CalledRoll,
      'rollCallId' | 'centreId' | 'provinceId' | 'unit' | 'night'
    >)
  /** What a call came to on the beds; `call` is the one that it was taken down from. */
  | { type: 'settle-roll-call'; call: number; outcomes: Readonly<Record<string, RollCallOutcome>> };

/** Judges a command on a roll call. What was settled stays so until the roll is called again. */
export function decide(roll: RollCall, command: RollCallCommand): Decision<RollCallEvent, never> {
  switch (command.type) {
    case 'call-roll': {
      const { type: _, words, ...of } = command;
      const call = roll.status === 'called' ? roll.calls + 1 : 1;
      const data = { ...of, call, words: words.map((word) => ({ ...word })) };
      return [{ type: 'iwaa.shelter-capacity.roll-called.v1', data }];
    }
    case 'settle-roll-call': {
      if (roll.status !== 'called' || command.call !== roll.calls) return [];
      const settled = unsettled(roll).flatMap(({ stayId }) => {
        const outcome = command.outcomes[stayId];
        return outcome ? [{ stayId, outcome }] : [];
      });
      if (settled.length === 0) return [];
      const { rollCallId, centreId, provinceId, unit, night, calls } = roll;
      const those = (wanted: RollCallOutcome) =>
        settled.flatMap(({ stayId, outcome }) => (outcome === wanted ? [stayId] : []));
      const lists = {
        ...{ present: those('present'), absent: those('absent') },
        ...{ withPass: those('with-pass'), left: those('left') },
      };
      const data = { rollCallId, centreId, provinceId, unit, night, call: calls, ...lists };
      return [{ type: 'iwaa.shelter-capacity.roll-call-settled.v1', data }];
    }
    default:
      return command satisfies never;
  }
}

/** The roll call after an event. */
export function evolve(roll: RollCall, event: RollCallEvent): RollCall {
  switch (event.type) {
    case 'iwaa.shelter-capacity.roll-called.v1': {
      const { call, words, ...of } = event.data;
      const named = new Set(words.map(({ stayId }) => stayId));
      const before = roll.status === 'called' ? roll.people.filter(({ stayId }) => !named.has(stayId)) : [];
      const people = words.map((word) => ({ ...word, calledAt: of.calledAt, outcome: null }));
      return { status: 'called', ...of, calls: call, people: [...before, ...people] };
    }
    case 'iwaa.shelter-capacity.roll-call-settled.v1': {
      if (roll.status !== 'called') return roll;
      const { present, absent, withPass, left } = event.data;
      const settled = new Map<string, RollCallOutcome>([
        ...present.map((stayId) => [stayId, 'present'] as const),
        ...absent.map((stayId) => [stayId, 'absent'] as const),
        ...withPass.map((stayId) => [stayId, 'with-pass'] as const),
        ...left.map((stayId) => [stayId, 'left'] as const),
      ]);
      const people = roll.people.map((person) => ({
        ...person,
        outcome: settled.get(person.stayId) ?? person.outcome,
      }));
      return { ...roll, people };
    }
    default:
      return event satisfies never;
  }
}

/** Of whom it is not taken down yet what was said of them. */
export function unsettled({ people }: CalledRoll): CalledPerson[] {
  return people.filter(({ outcome }) => outcome === null);
}
