import type {
  AidKind,
  ConsentPurpose,
  NeedKind,
  ShelterDeclineReason,
  UnitKind,
} from '@iwaa/contracts/vocabulary';
import type { ScaledNight } from '../input/scale.ts';
import type { PlannedPerson } from './people.ts';
import type { PlannedAbsence } from './plan-absences.ts';
import type { PlannedMistakes } from './plan-mistakes.ts';

/** One meeting of the night. */
export interface PlannedContact {
  readonly person: PlannedPerson;
  readonly firstContact: boolean;
  readonly needs: readonly NeedKind[];
  readonly declined: readonly NeedKind[];
  /** Why a bed is declined, as far as the person says so. */
  readonly shelterDeclinedFor: ShelterDeclineReason | null;
  readonly aidGiven: readonly AidKind[];
  /** What the person agrees to on the spot. */
  readonly consents: readonly ConsentPurpose[];
  /** What the street team writes down, if anything; as personal as the rest. */
  readonly note: string | undefined;
}

/** A talk at the centre or on the street in which needs come out, and consents that had been missing. */
export interface PlannedListening {
  readonly person: PlannedPerson;
  readonly needs: readonly NeedKind[];
  readonly consents: readonly ConsentPurpose[];
}

/** What is held of somebody who was misheard, as it is to be. */
export interface PlannedCorrection {
  readonly person: PlannedPerson;
  readonly nickname: string;
}

export interface PlannedNight extends ScaledNight {
  /** Who leaves their bed before tonight's people come. */
  readonly leaving: readonly PlannedPerson[];
  /** Who is met, in this order; as many as the night's contacts. */
  readonly met: readonly PlannedContact[];
  /** Who takes the bed that is held for them; as many as the night's placements. */
  readonly arriving: readonly PlannedPerson[];
  /** Who has a bed and is not in it when the roll is called. */
  readonly absent: readonly PlannedAbsence[];
  /** What the desk enters in error, and takes back. */
  readonly mistakes: PlannedMistakes;
  /** Who is moved to another bed, where one is free. */
  readonly moved: readonly PlannedPerson[];
  /** Who asks for a bed and does not come for it. */
  readonly stayingAway: readonly PlannedPerson[];
  /** Who is listened to, having been met on the night before. */
  readonly listenedTo: readonly PlannedListening[];
  /** Who is called otherwise than was heard on the night before. */
  readonly corrected: readonly PlannedCorrection[];
  /** Whose case the committee closes as out of contact. */
  readonly lost: readonly PlannedPerson[];
}

export interface WinterPlan {
  readonly nights: readonly PlannedNight[];
  readonly people: readonly PlannedPerson[];
  /** Beds by unit: enough for every night's placements, and so few that people have to wait on full nights. */
  readonly beds: Readonly<Record<UnitKind, number>>;
  /** Beds of each unit that are held on cold nights only. */
  readonly overflow: Readonly<Record<UnitKind, number>>;
}
