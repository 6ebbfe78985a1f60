import type { MediationEvent } from '@iwaa/contracts/events/mediation';
import type { MediationKind, MediationOutcome, ReintegrationKind } from '@iwaa/contracts/vocabulary';
import type { MediationFileState } from '@iwaa/domain/mediation-file-steps';

/** Social or family mediation for one case, from the need that asked for it to its outcome. */
export interface MediationFile {
  readonly state: 'unopened' | MediationFileState;
  readonly fileId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly kind: MediationKind;
  readonly needId: string;
  readonly night: string;
  readonly sessions: number;
  /** How the person is to return, once both sides agreed. */
  readonly returnKind: ReintegrationKind | null;
  readonly outcome: MediationOutcome | null;
  /** The case and the kind while the file is open, else null: a case has one open file of a kind. */
  readonly openFor: string | null;
}

export const newMediationFile: MediationFile = {
  state: 'unopened',
  fileId: '',
  caseId: '',
  campaignId: '',
  kind: 'social',
  needId: '',
  night: '',
  sessions: 0,
  returnKind: null,
  outcome: null,
  openFor: null,
};

/** The place that an open file holds: there is one for each case and kind. */
export function openFor(caseId: string, kind: MediationKind): string {
  return `${caseId}/${kind}`;
}

export type MediationFileEvent = Extract<
  MediationEvent,
  {
    type:
      | 'iwaa.mediation.mediation-file-opened.v1'
      | 'iwaa.mediation.mediation-session-held.v1'
      | 'iwaa.mediation.family-reached.v1'
      | 'iwaa.mediation.return-agreed.v1'
      | 'iwaa.mediation.mediation-file-closed.v1';
  }
>;

/** The file after an event. */
export function evolve(file: MediationFile, event: MediationFileEvent): MediationFile {
  switch (event.type) {
    case 'iwaa.mediation.mediation-file-opened.v1':
      return {
        ...newMediationFile,
        ...event.data,
        state: 'opened',
        openFor: openFor(event.data.caseId, event.data.kind),
      };
    case 'iwaa.mediation.mediation-session-held.v1':
      return { ...file, sessions: file.sessions + 1 };
    case 'iwaa.mediation.family-reached.v1':
      return { ...file, state: 'family-reached' };
    case 'iwaa.mediation.return-agreed.v1':
      return { ...file, state: 'return-agreed', returnKind: event.data.kind };
    case 'iwaa.mediation.mediation-file-closed.v1':
      return { ...file, state: 'closed', outcome: event.data.outcome, openFor: null };
    default:
      return event satisfies never;
  }
}
