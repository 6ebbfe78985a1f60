import type {
  AttentionReason,
  CaseOutcome,
  CaseStatus,
  DeadlineKind,
  Language,
  Milestone,
  NeedKind,
  Whereabouts,
} from '@iwaa/contracts/vocabulary';
import { arabic } from './words/ar.ts';
import { english } from './words/en.ts';
import { french } from './words/fr.ts';

/** The words of an operator's card in one language. */
export interface CardWords {
  case: string;
  outcome: string;
  milestone: string;
  whereabouts: string;
  needs: string;
  contacts: string;
  attention: string;
  nothing: string;
  deadlines: string;
  deadline: string;
  due: string;
  overdue: string;
  openedAt: string;
  lastFactAt: string;
  agencies: string;
  lateFacts: string;
  statuses: Record<CaseStatus, string>;
  milestones: Record<Milestone, string>;
  places: Record<Whereabouts, string>;
  needKinds: Record<NeedKind, string>;
  deadlineKinds: Record<DeadlineKind, string>;
  reasons: Record<AttentionReason, string>;
  outcomes: Record<CaseOutcome, string>;
}

export const cardWords: Record<Language, CardWords> = { ar: arabic, fr: french, en: english };
