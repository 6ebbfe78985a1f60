import type { noteSources, paperKinds } from '@iwaa/contracts/http/intake';
import type { mediationFileStates, reintegrationStates } from '@iwaa/contracts/http/mediation';
import type { bedStates, holdStates } from '@iwaa/contracts/http/shelter-capacity';
import type { PersonalAction, Role } from '@iwaa/contracts/permissions';
import type {
  AgencyCapacity,
  AgencyLeavingReason,
  AgencyState,
  AidKind,
  AlertDeadlineKind,
  AlertFollowUp,
  AlertSign,
  AlertSource,
  AlertState,
  AlertWithdrawalReason,
  ageGroups,
  alertAttentionReasons,
  CampaignChangeReason,
  CaseOutcome,
  CaseStatus,
  CheckOutReason,
  ConsentPurpose,
  CorrectedField,
  CorrectionReason,
  ErasureReason,
  ErasureRemains,
  ErasureState,
  Escort,
  HoldReleaseReason,
  LookResult,
  MatchReason,
  MediationKind,
  MediationOutcome,
  Milestone,
  MistakeReason,
  NeedKind,
  NightLevel,
  PassKind,
  PersonField,
  PlaceMissReason,
  Priority,
  ReferralOutcome,
  ReferralReason,
  ReferralState,
  ReintegrationKind,
  RollCallOutcome,
  Sex,
  ShelterDeclineReason,
  SpokenLanguage,
  TransferReason,
  UnitKind,
  UntakenReason,
  WaitingListLeavingReason,
  Whereabouts,
} from '@iwaa/contracts/vocabulary';
import type { CaseWords } from './case-words/case-words.ts';

/**
 * What one language calls each coded value of contracts; a list here has the name of its list there. Words begin with a small
 * letter, so that they fit into a line; where one stands alone, who shows it makes the letter a capital. Words that a language
 * inflects agree with what the list is of: with the person for milestones, with the referral for its states.
 */
export interface CodeWords extends CaseWords {
  readonly caseStatuses: Words<CaseStatus>;
  readonly milestones: Words<Milestone>;
  readonly whereabouts: Words<Whereabouts>;
  readonly caseOutcomes: Words<CaseOutcome>;

  /** Of an agency's services too, which are needs that agencies answer. */
  readonly needKinds: Words<NeedKind>;
  readonly aidKinds: Words<AidKind>;
  readonly ageGroups: Words<(typeof ageGroups)[number]>;
  readonly paperKinds: Words<(typeof paperKinds)[number]>;
  readonly sexes: Words<Sex>;
  readonly spokenLanguages: Words<SpokenLanguage>;
  /** All that may be known of one person, field by field. */
  readonly personFields: Words<PersonField>;
  /** What is held about a person. */
  readonly correctedFields: Words<CorrectedField>;
  readonly correctionReasons: Words<CorrectionReason>;
  readonly noteSources: Words<(typeof noteSources)[number]>;
  readonly consentPurposes: Words<ConsentPurpose>;

  readonly erasureReasons: Words<ErasureReason>;
  /** Of the erasure. */
  readonly erasureStates: Words<ErasureState>;
  /** What is left of a person who was erased. */
  readonly erasureRemains: Words<ErasureRemains>;
  /** What somebody saw of a person. */
  readonly personalActions: Words<PersonalAction>;
  readonly matchReasons: Words<MatchReason>;
  /** Why a place of a round was missed. */
  readonly placeMissReasons: Words<PlaceMissReason>;
  readonly shelterDeclineReasons: Words<ShelterDeclineReason>;
  readonly unitKinds: Words<UnitKind>;
  readonly bedStates: Words<(typeof bedStates)[number]>;
  readonly holdStates: Words<(typeof holdStates)[number]>;
  readonly holdReleaseReasons: Words<HoldReleaseReason>;
  /** How the person comes to the bed that is held for them. */
  readonly escorts: Words<Escort>;
  readonly checkOutReasons: Words<CheckOutReason>;
  /** Why what was entered at the desk is taken back. */
  readonly mistakeReasons: Words<MistakeReason>;
  readonly transferReasons: Words<TransferReason>;
  readonly passKinds: Words<PassKind>;
  /** Of the person. */
  readonly rollCallOutcomes: Words<RollCallOutcome>;
  /** The people who have this priority. */
  readonly priorities: Words<Priority>;
  readonly waitingListLeavingReasons: Words<WaitingListLeavingReason>;

  readonly referralStates: Words<ReferralState>;
  readonly referralReasons: Words<ReferralReason>;
  /** Why an agency's answer was not taken. */
  readonly untakenReasons: Words<UntakenReason>;
  readonly referralOutcomes: Words<ReferralOutcome>;
  /** Of the agency. */
  readonly agencyStates: Words<AgencyState>;
  /** Why an agency is asked no more. */
  readonly agencyLeavingReasons: Words<AgencyLeavingReason>;
  readonly agencyCapacities: Words<AgencyCapacity>;

  readonly mediationKinds: Words<MediationKind>;
  readonly mediationFileStates: Words<(typeof mediationFileStates)[number]>;
  readonly mediationOutcomes: Words<MediationOutcome>;
  readonly reintegrationKinds: Words<ReintegrationKind>;
  readonly reintegrationStates: Words<(typeof reintegrationStates)[number]>;

  readonly roles: Words<Role>;
  readonly nightLevels: Words<NightLevel>;
  readonly campaignChangeReasons: Words<CampaignChangeReason>;
  readonly alertSources: Words<AlertSource>;
  readonly alertSigns: Words<AlertSign>;
  readonly lookResults: Words<LookResult>;
  readonly alertStates: Words<AlertState>;
  /** What whoever raised an alert is told. */
  readonly alertFollowUps: Words<AlertFollowUp>;
  readonly alertWithdrawalReasons: Words<AlertWithdrawalReason>;
  /** What each deadline of an alert waits for. */
  readonly alertDeadlineKinds: Words<AlertDeadlineKind>;
  /** Why an alert needs attention, and what a person can do about it. */
  readonly alertAttentionReasons: Readonly<
    Record<(typeof alertAttentionReasons)[number], { readonly why: string; readonly remedy: string }>
  >;
}

/** All but the sentences about cases, which a phone on the street has no use for. */
export type ShortWords = Omit<CodeWords, keyof CaseWords>;

type Words<Code extends string | number> = Readonly<Record<Code, string>>;
