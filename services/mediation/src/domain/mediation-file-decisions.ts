import type { Decision } from '@iwaa/contracts/decision';
import type { MediationKind, MediationOutcome, ReintegrationKind } from '@iwaa/contracts/vocabulary';
import {
  closingOutcomes,
  type OpenState,
  type Step,
  type StepRefusal,
  steps,
} from '@iwaa/domain/mediation-file-steps';
import type { MediationFile, MediationFileEvent } from './mediation-file.ts';

export interface OpenFile {
  readonly type: 'open-file';
  readonly fileId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly kind: MediationKind;
  readonly needId: string;
  readonly night: string;
}

interface UnderConsent {
  /** Whether the person agrees, as of now, that the family is spoken to. */
  readonly consented: boolean;
}

export type MediationFileCommand =
  | OpenFile
  | { readonly type: 'hold-session' }
  | ({ readonly type: 'record-family-contact'; readonly reached: boolean } & UnderConsent)
  | ({
      readonly type: 'record-return-decision';
      readonly personAgrees: boolean;
      readonly familyAgrees: boolean;
      readonly kind: ReintegrationKind;
    } & UnderConsent)
  | ({ readonly type: 'start-reintegration' } & UnderConsent)
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
      // A no ends what is done with the family, for which nobody has to agree.
      if (declined) return [closed(file, declined)];
      if (!command.consented) return 'no-consent';
      return file.returnKind === command.kind
        ? []
        : [{ type: 'iwaa.mediation.return-agreed.v1', data: { ...ofFile, kind: command.kind } }];
    }
    case 'start-reintegration':
      return command.consented ? [closed(file, 'return-agreed')] : 'no-consent';
    case 'close-file':
      return closingOutcomes[kind][state].includes(command.outcome)
        ? [closed(file, command.outcome)]
        : 'outcome-does-not-fit';
    default:
      return command satisfies never;
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
    case 'open-file':
    case 'hold-session':
    case 'record-family-contact':
    case 'close-with-case':
      return undefined;
    default:
      return command satisfies never;
  }
}
