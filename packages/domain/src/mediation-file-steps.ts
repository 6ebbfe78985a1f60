import type { mediationFileStates } from '@iwaa/contracts/http/mediation';
import type { MediationKind, MediationOutcome } from '@iwaa/contracts/vocabulary';

export type MediationFileState = (typeof mediationFileStates)[number];
export type OpenState = Exclude<MediationFileState, 'closed'>;

/** What a mediator does with a file. */
export type Step =
  | 'hold-session'
  | 'record-family-contact'
  | 'record-return-decision'
  | 'start-reintegration'
  | 'close-file';

/** Why a step can't be done in a state. */
export type StepRefusal = 'not-a-family-file' | 'family-not-reached' | 'return-not-agreed';

/** Whether a step may be done in a state, or why not. A social file is open in one state only, `opened`. */
export const steps: Record<MediationKind, Record<Step, Record<OpenState, 'may' | StepRefusal>>> = {
  social: {
    'hold-session': { opened: 'may', 'family-reached': 'may', 'return-agreed': 'may' },
    'record-family-contact': {
      opened: 'not-a-family-file',
      'family-reached': 'not-a-family-file',
      'return-agreed': 'not-a-family-file',
    },
    'record-return-decision': {
      opened: 'not-a-family-file',
      'family-reached': 'not-a-family-file',
      'return-agreed': 'not-a-family-file',
    },
    'start-reintegration': {
      opened: 'not-a-family-file',
      'family-reached': 'not-a-family-file',
      'return-agreed': 'not-a-family-file',
    },
    'close-file': { opened: 'may', 'family-reached': 'may', 'return-agreed': 'may' },
  },
  family: {
    'hold-session': { opened: 'may', 'family-reached': 'may', 'return-agreed': 'may' },
    'record-family-contact': { opened: 'may', 'family-reached': 'may', 'return-agreed': 'may' },
    'record-return-decision': {
      opened: 'family-not-reached',
      'family-reached': 'may',
      // Until the day of the return either side may still change its mind.
      'return-agreed': 'may',
    },
    'start-reintegration': {
      opened: 'return-not-agreed',
      'family-reached': 'return-not-agreed',
      'return-agreed': 'may',
    },
    'close-file': { opened: 'may', 'family-reached': 'may', 'return-agreed': 'may' },
  },
};

/**
 * The outcomes with which a mediator may close a file in each state. `return-agreed` comes from the return itself, and
 * `case-closed` from the case.
 */
export const closingOutcomes: Record<MediationKind, Record<OpenState, readonly MediationOutcome[]>> = {
  social: {
    opened: ['resolved', 'not-resolved', 'declined-by-person'],
    'family-reached': [],
    'return-agreed': [],
  },
  family: {
    opened: ['family-not-found', 'not-resolved', 'declined-by-person'],
    'family-reached': ['not-resolved', 'declined-by-person', 'declined-by-family'],
    'return-agreed': ['not-resolved', 'declined-by-person', 'declined-by-family'],
  },
};
