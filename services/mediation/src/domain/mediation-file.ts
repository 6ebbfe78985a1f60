import type { Decision } from '@iwaa/contracts/decision';
import type { MediationEvent } from '@iwaa/contracts/events/mediation';
import type { MediationKind, MediationOutcome, ReintegrationKind } from '@iwaa/contracts/vocabulary';
import {
  closingOutcomes,
  type MediationFileState,
  type OpenState,
  type Step,
  type StepRefusal,
  steps,
} from './mediation-file-steps.ts';

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

export interface OpenFile {
  readonly type: 'open-file';
  readonly fileId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly kind: MediationKind;
  readonly needId: string;
  readonly night: string;
}

export type MediationFileCommand =
  | OpenFile
  | { readonly type: 'hold-session' }
  /** `consented`: whether the person agrees, as of now, that the family is spoken to. */
  | { readonly type: 'record-family-contact'; readonly reached: boolean; readonly consented: boolean }
  | {
      readonly type: 'record-return-decision';
      readonly personAgrees: boolean;
      readonly familyAgrees: boolean;
      readonly kind: ReintegrationKind;
    }
  | { readonly type: 'start-reintegration' }
  | { readonly type: 'close-file'; readonly outcome: MediationOutcome }
  /** The case was closed, and its files with it, wherever they stood. */
  | { readonly type: 'close-with-case' };

export type MediationFileRefusal =
  | StepRefusal
  | 'file-not-opened'
  | 'file-closed'
  | 'no-consent'
  | 'outcome-does-not-fit'
  | 'has-an-open-file';

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

/** What a command comes to. Whoever declines closes the file without a refusal: a no is a normal outcome. */
export function decide(
  file: MediationFile,
  command: MediationFileCommand,
): Decision<MediationFileEvent, MediationFileRefusal> {
  const { state } = file;
  if (command.type === 'open-file') return state === 'unopened' ? [opened(command)] : [];
  if (state === 'unopened') return 'file-not-opened';
  if (command.type === 'close-with-case') return state === 'closed' ? [] : [closed(file, 'case-closed')];
  if (state === 'closed') return closesAs(command) === file.outcome ? [] : 'file-closed';
  const step = steps[file.kind][command.type][state];
  return step === 'may' ? decideStep(file, state, command) : step;
}

function decideStep(
  file: MediationFile,
  state: OpenState,
  command: Extract<MediationFileCommand, { type: Step }>,
): Decision<MediationFileEvent, MediationFileRefusal> {
  const { fileId, caseId, campaignId, kind } = file;
  const ofFile = { fileId, caseId, campaignId };
  switch (command.type) {
    case 'hold-session':
      return [{ type: 'iwaa.mediation.mediation-session-held.v1', data: { ...ofFile, kind } }];
    case 'record-family-contact':
      if (!command.consented) return 'no-consent';
      return command.reached && state === 'opened'
        ? [{ type: 'iwaa.mediation.family-reached.v1', data: ofFile }]
        : [];
    case 'record-return-decision': {
      const declined = declinedBy(command);
      if (declined) return [closed(file, declined)];
      return file.returnKind === command.kind
        ? []
        : [{ type: 'iwaa.mediation.return-agreed.v1', data: { ...ofFile, kind: command.kind } }];
    }
    case 'start-reintegration':
      return [closed(file, 'return-agreed')];
    case 'close-file':
      return closingOutcomes[kind][state].includes(command.outcome)
        ? [closed(file, command.outcome)]
        : 'outcome-does-not-fit';
    default:
      return command satisfies never;
  }
}

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

function opened({ type: _, ...data }: OpenFile): MediationFileEvent {
  return { type: 'iwaa.mediation.mediation-file-opened.v1', data };
}

function closed(file: MediationFile, outcome: MediationOutcome): MediationFileEvent {
  const { fileId, caseId, campaignId, kind } = file;
  return {
    type: 'iwaa.mediation.mediation-file-closed.v1',
    data: { fileId, caseId, campaignId, kind, outcome },
  };
}

type ReturnDecision = Extract<MediationFileCommand, { type: 'record-return-decision' }>;

/** Who said no to a return. Where both did, the person's own word counts. */
function declinedBy(decision: ReturnDecision): MediationOutcome | undefined {
  if (!decision.personAgrees) return 'declined-by-person';
  return decision.familyAgrees ? undefined : 'declined-by-family';
}

/** The outcome with which a command would have closed the file: a closed file takes it as said already. */
function closesAs(command: MediationFileCommand): MediationOutcome | undefined {
  switch (command.type) {
    case 'close-file':
      return command.outcome;
    case 'start-reintegration':
      return 'return-agreed';
    case 'record-return-decision':
      return declinedBy(command);
    default:
      return undefined;
  }
}
