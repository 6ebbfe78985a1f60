import type { CaseEventType } from '@iwaa/contracts/catalogue';
import type { AttentionReason, CaseDeadlineKind } from '@iwaa/contracts/vocabulary';

/** What one language says of what happens in a case, mostly in sentences. */
export interface CaseWords {
  /** What happened, as a sentence without its full stop. */
  readonly caseEvents: Words<CaseEventType>;
  /** What each deadline waits for. */
  readonly caseDeadlineKinds: Words<CaseDeadlineKind>;
  /** What a person can do while a deadline runs, and what happens when it has passed. */
  readonly caseDeadlineRemedies: Words<CaseDeadlineKind>;
  /** Why a case needs attention, and what a person can do about it. */
  readonly attentionReasons: Readonly<
    Record<AttentionReason, { readonly why: string; readonly remedy: string }>
  >;
}

type Words<Code extends string> = Readonly<Record<Code, string>>;
