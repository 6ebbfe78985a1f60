import type { CaseEventType } from '@iwaa/contracts/catalogue';
import type { Milestone } from '@iwaa/contracts/vocabulary';
import type { CaseFact, FactFrom } from './case-fact.ts';

interface CaseEventRule {
  /**
   * The milestone that it shows to have been reached. Care begins when an agency accepts, and mediation when somebody works
   * on the file: that a referral was sent or a file opened is only the wish.
   */
  readonly milestone: Milestone;
  /** Why a case remembers no more of it than that it happened, and when. */
  readonly notFolded?: string;
  /** Whether a case's workflow decides it itself, and so need not be given it. */
  readonly ofWorkflow?: true;
}

/**
 * Every event of a case. An event that contracts adds fails `tsc` until it stands here, has words in each language
 * (`packages/words`), and is folded by its service's `facts-of-…` or says here why not.
 */
export const caseEvents = {
  'iwaa.intake.case-opened.v1': { milestone: 'met' },
  'iwaa.intake.contact-recorded.v1': { milestone: 'met' },
  'iwaa.intake.need-identified.v1': { milestone: 'met' },
  'iwaa.intake.need-declined.v1': { milestone: 'met' },
  'iwaa.intake.consent-given.v1': { milestone: 'met' },
  'iwaa.intake.consent-withdrawn.v1': { milestone: 'met' },
  'iwaa.intake.listening-session-recorded.v1': {
    milestone: 'met',
    notFolded: 'The needs that were stated in it come as facts of their own.',
  },
  'iwaa.intake.person-corrected.v1': {
    milestone: 'met',
    notFolded: 'Who a person is stands in intake alone; what a bed must suit, its owner follows.',
  },
  'iwaa.intake.erasure-requested.v1': {
    milestone: 'met',
    notFolded: 'Who a person is stands in intake alone, and so does that it is to be erased.',
  },
  'iwaa.intake.erasure-request-withdrawn.v1': {
    milestone: 'met',
    notFolded: 'Who a person is stands in intake alone, and so does that it is to be erased.',
  },
  'iwaa.intake.person-erased.v1': {
    milestone: 'met',
    notFolded: 'It comes after the closing, and what happened stays, in codes.',
  },
  'iwaa.intake.person-merged.v1': { milestone: 'met' },
  'iwaa.intake.duplicate-taken-in.v1': { milestone: 'met' },
  'iwaa.intake.case-archived.v1': {
    milestone: 'met',
    notFolded: "It follows from the closing, which is casework's own.",
  },
  'iwaa.shelter-capacity.bed-offered.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.offer-declined.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.offer-lapsed.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.bed-held.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.set-out.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.hold-lapsed.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.hold-released.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.checked-in.v1': { milestone: 'sheltered' },
  'iwaa.shelter-capacity.checked-out.v1': { milestone: 'sheltered' },
  'iwaa.shelter-capacity.transferred-out.v1': { milestone: 'sheltered' },
  'iwaa.shelter-capacity.transferred-in.v1': { milestone: 'sheltered' },
  'iwaa.shelter-capacity.check-in-taken-back.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.check-out-taken-back.v1': { milestone: 'sheltered' },
  'iwaa.shelter-capacity.absence-recorded.v1': { milestone: 'sheltered' },
  'iwaa.shelter-capacity.absence-grace-extended.v1': { milestone: 'sheltered' },
  'iwaa.shelter-capacity.presence-recorded.v1': { milestone: 'sheltered' },
  'iwaa.shelter-capacity.pass-given.v1': {
    milestone: 'sheltered',
    notFolded: 'It counts once the person is away with it, and then the absence says so.',
  },
  'iwaa.shelter-capacity.pass-taken-back.v1': {
    milestone: 'sheltered',
    notFolded: 'Where the person is away with it, the absence says what it is now.',
  },
  'iwaa.shelter-capacity.waiting-list-joined.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.waiting-list-left.v1': { milestone: 'met' },
  'iwaa.shelter-capacity.place-corrected.v1': {
    milestone: 'met',
    notFolded: 'Where somebody stands in the list is asked of its owner.',
  },
  'iwaa.referral.referral-requested.v1': { milestone: 'met' },
  'iwaa.referral.referral-not-placed.v1': { milestone: 'met' },
  'iwaa.referral.referral-accepted.v1': { milestone: 'in-care' },
  'iwaa.referral.referral-rejected.v1': { milestone: 'met' },
  'iwaa.referral.referral-started.v1': { milestone: 'in-care' },
  'iwaa.referral.referral-put-on-hold.v1': { milestone: 'in-care' },
  'iwaa.referral.referral-completed.v1': { milestone: 'in-care' },
  'iwaa.referral.referral-failed.v1': { milestone: 'met' },
  'iwaa.referral.referral-cancelled.v1': { milestone: 'met' },
  'iwaa.referral.answer-not-taken.v1': { milestone: 'met' },
  'iwaa.mediation.mediation-file-opened.v1': { milestone: 'met' },
  'iwaa.mediation.mediation-session-held.v1': { milestone: 'in-mediation' },
  'iwaa.mediation.family-reached.v1': { milestone: 'in-mediation' },
  'iwaa.mediation.return-agreed.v1': { milestone: 'in-mediation' },
  'iwaa.mediation.mediation-file-closed.v1': { milestone: 'met' },
  'iwaa.mediation.person-reintegrated.v1': { milestone: 'reintegrated' },
  'iwaa.mediation.follow-up-visit-made.v1': { milestone: 'reintegrated' },
  'iwaa.mediation.reintegration-confirmed.v1': { milestone: 'followed-up' },
  'iwaa.mediation.return-broke-down.v1': { milestone: 'reintegrated' },
  'iwaa.casework.case-closed.v1': { milestone: 'met', ofWorkflow: true },
  'iwaa.casework.deadline-missed.v1': { milestone: 'met', ofWorkflow: true },
  'iwaa.casework.deadline-extended.v1': { milestone: 'met', ofWorkflow: true },
  'iwaa.casework.fact-put-aside.v1': { milestone: 'met' },
  'iwaa.casework.put-aside-fact-taken.v1': { milestone: 'met' },
} as const satisfies Record<CaseEventType, CaseEventRule>;

type NotFolded = {
  [Type in CaseEventType]: (typeof caseEvents)[Type] extends { readonly notFolded: string } ? Type : never;
}[CaseEventType];

/** The facts of one service that change what is known of a case. */
export type FoldedFactFrom<Service extends string> = Exclude<FactFrom<Service>, { type: NotFolded }>;
export type FoldedFact = Exclude<CaseFact, { type: NotFolded }>;

/** Whether a fact changes more than when the case was last heard of. */
export function isFolded(fact: CaseFact): fact is FoldedFact {
  // A newer version may have told an event that this one does not know.
  const rule: CaseEventRule | undefined = caseEvents[fact.type];
  return rule !== undefined && rule.notFolded === undefined;
}

/** The types of the facts that say which case they are about: casework's record is made of these. */
export const caseFactTypes: readonly string[] = Object.keys(caseEvents);

/** The types of the facts that a case's workflow is given. */
export const workflowFactTypes: readonly string[] = Object.entries<CaseEventRule>(caseEvents)
  .filter(([, rule]) => !rule.ofWorkflow)
  .map(([type]) => type);
