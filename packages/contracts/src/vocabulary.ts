/**
 * The coded values of the field, one list each. This file imports nothing, so that workflow code, which must not carry
 * a validation library, can use it.
 */

export const serviceNames = ['intake', 'shelter-capacity', 'referral', 'mediation', 'casework'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Who reads facts and has a login: the services, and the console, which decides nothing and reads what all of them tell. */
export const readerNames = [...serviceNames, 'console'] as const;
export type ReaderName = (typeof readerNames)[number];

/** What a person may need; each kind is answered by one service. */
export const needKinds = [
  'shelter',
  'health',
  'elderly-care',
  'womens-space',
  'social-mediation',
  'family-mediation',
  'aid',
] as const;
export type NeedKind = (typeof needKinds)[number];

/** The needs that an agency answers. `shelter` is among them because another homeless centre may take a person in. */
export const referralServices = ['health', 'elderly-care', 'womens-space', 'shelter'] as const;
export type ReferralService = (typeof referralServices)[number];

export const mediationKinds = ['social', 'family'] as const;
export type MediationKind = (typeof mediationKinds)[number];

export const aidKinds = ['meal', 'blanket', 'hygiene-kit', 'clothing'] as const;
export type AidKind = (typeof aidKinds)[number];

export const unitKinds = ['men', 'women', 'families'] as const;
export type UnitKind = (typeof unitKinds)[number];

export const ageGroups = ['under-18', '18-64', '65-and-over'] as const;

/**
 * Places in the waiting list, first to last: minors and women with children, 65 and over, a stated medical condition
 * or disability, the rest. Events carry the number only, so that a reader outside does not learn the reason.
 */
export const priorities = [1, 2, 3, 4] as const;
export type Priority = (typeof priorities)[number];

export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

/** In which a person can be spoken to. */
export const spokenLanguages = ['arabic', 'tamazight', 'french', 'spanish', 'english', 'other'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/**
 * What of a person was corrected. `priority` is the age group, the children or the health by which somebody comes before others: which of
 * them is told to nobody outside.
 */
export const correctedFields = [
  'nickname',
  'name',
  'latin-name',
  'sex',
  'birth',
  'telephone',
  'papers',
  'languages',
  'note',
  'unit',
  'priority',
  'on-street-since',
] as const;
export type CorrectedField = (typeof correctedFields)[number];

/** All that may be known of one person, field by field: by these names tables say who sees what. */
export const personFields = [
  'nickname',
  'name',
  'latin-name',
  'sex',
  'birth',
  'age-group',
  'telephone',
  'papers',
  'languages',
  'unit',
  'with-children',
  'medical-condition-or-disability',
  'on-street-since',
  'note',
  'consents',
  'contacts',
  'notes',
  'corrections',
] as const;
export type PersonField = (typeof personFields)[number];

/** Why what is held about a person is corrected. */
export const correctionReasons = [
  'misheard',
  'told-otherwise',
  'papers-seen',
  'typing-error',
  'changed-since',
  'other',
] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

/** Why what is held about a person is to be erased. */
export const erasureReasons = [
  'asked-by-person',
  'asked-by-guardian',
  'recorded-without-consent',
  'no-longer-needed',
] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** How far the erasure of a person has come. */
export const erasureStates = ['requested', 'withdrawn', 'done'] as const;
export type ErasureState = (typeof erasureStates)[number];

/** What is left of a person who was erased: all of it is codes, and none of it says who the person was. */
export const erasureRemains = ['case-facts', 'contact-codes', 'access-log'] as const;
export type ErasureRemains = (typeof erasureRemains)[number];

export const consentPurposes = ['referral', 'mediation'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Why somebody declines a bed: what a bed would have to take in, or have, so that they took it. */
export const shelterDeclineReasons = [
  'partner',
  'animal',
  'belongings',
  'fear',
  'distance',
  'rules',
  'other',
] as const;
export type ShelterDeclineReason = (typeof shelterDeclineReasons)[number];

/** Why a place of a round was not visited; `not-reached` where the round ended and nobody said why. */
export const placeMissReasons = [
  'no-time',
  'no-access',
  'unsafe',
  'weather',
  'no-transport',
  'not-reached',
  'other',
] as const;
export type PlaceMissReason = (typeof placeMissReasons)[number];

/** What speaks for somebody being the one who is looked for, the weightiest first. */
export const matchReasons = [
  'same-telephone',
  'same-name',
  'name-sounds-alike',
  'name-alike',
  'part-of-name',
  'same-age',
  'met-at-place',
  'met-that-night',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** What became of two people who are likely one; `withdrawn` where what spoke for it was corrected or erased. */
export const duplicateStandings = ['suggested', 'not-same', 'withdrawn'] as const;
export type DuplicateStanding = (typeof duplicateStandings)[number];

/** How a hold may end before anybody slept in the bed. */
export const holdReleaseReasons = [
  'declined-by-person',
  'no-longer-needed',
  'case-closed',
  'bed-out-of-service',
] as const;
export type HoldReleaseReason = (typeof holdReleaseReasons)[number];

export const checkOutReasons = [
  'left-by-choice',
  'to-family',
  'to-agency',
  'to-hospital',
  'absent-without-pass',
  'stay-ended',
  'case-closed',
] as const;
export type CheckOutReason = (typeof checkOutReasons)[number];

/** Why what was entered at a centre's desk is taken back. */
export const mistakeReasons = ['wrong-person', 'wrong-bed', 'wrong-press', 'other'] as const;
export type MistakeReason = (typeof mistakeReasons)[number];

/** Who brings somebody to the bed that is held for them. */
export const escorts = ['street-team', 'centre', 'partner', 'nobody'] as const;
export type Escort = (typeof escorts)[number];

/** Why somebody is moved from one bed to another. */
export const transferReasons = [
  'own-wish',
  'health',
  'safety',
  'family',
  'bed-broken',
  'space-needed',
  'other',
] as const;
export type TransferReason = (typeof transferReasons)[number];

/** Leave to be away: `late` until an hour of one night, `overnight` for whole nights. */
export const passKinds = ['late', 'overnight'] as const;
export type PassKind = (typeof passKinds)[number];

/** What a roll call came to for one person; `left` is whose stay ended before it was taken down. */
export const rollCallOutcomes = ['present', 'absent', 'with-pass', 'left'] as const;
export type RollCallOutcome = (typeof rollCallOutcomes)[number];

/** Who found that somebody is there. */
export const presenceSources = ['roll-call', 'reception'] as const;
export type PresenceSource = (typeof presenceSources)[number];

export const waitingListLeavingReasons = [
  'bed-offered',
  'bed-held',
  'declined-by-person',
  'case-closed',
  'taken-by-agency',
] as const;
export type WaitingListLeavingReason = (typeof waitingListLeavingReasons)[number];

/** The states of the HL7 closed loop (https://hl7.org/fhir/task.html), so that health services recognise them. */
export const referralStates = [
  'requested',
  'accepted',
  'rejected',
  'in-progress',
  'on-hold',
  'completed',
  'failed',
  'cancelled',
] as const;
export type ReferralState = (typeof referralStates)[number];

/** The states that an agency may give as its answer; the sender alone requests and cancels. */
export const responseStates = [
  'accepted',
  'rejected',
  'in-progress',
  'on-hold',
  'completed',
  'failed',
] as const;
export type ResponseState = (typeof responseStates)[number];

export const referralReasons = [
  'at-capacity',
  'not-eligible',
  'outside-area',
  'person-not-reached',
  'declined-by-person',
  'consent-withdrawn',
  'consent-ended',
  'awaiting-person',
  'awaiting-resources',
  'no-answer',
  'agency-suspended',
  'case-closed',
  'other',
] as const;
export type ReferralReason = (typeof referralReasons)[number];

/** What a completed referral came to. `admitted` means that the person now lives there. */
export const referralOutcomes = ['service-given', 'admitted', 'follow-up-planned'] as const;
export type ReferralOutcome = (typeof referralOutcomes)[number];

/** What becomes of an agency's answer. */
export const answerVerdicts = ['taken', 'changed-nothing', 'refused'] as const;

/** Why an agency's answer to a referral of its own was not taken. */
export const untakenReasons = ['answer-out-of-order', 'referral-ended', 'consent-ended'] as const;
export type UntakenReason = (typeof untakenReasons)[number];

/** Why an answer was not taken, as its agency is told; a referral of another agency is to it as unknown as one that there is not. */
export const receiptCodes = [
  ...untakenReasons,
  'unknown-referral',
  'message-id-used-twice',
  'unreadable',
  'put-aside',
] as const;
export type ReceiptCode = (typeof receiptCodes)[number];

/** Whether an agency is asked: not while it is suspended, and never again once it was removed. */
export const agencyStates = ['active', 'suspended', 'removed'] as const;
export type AgencyState = (typeof agencyStates)[number];

/** Why an agency is suspended or removed. */
export const agencyLeavingReasons = [
  'asked-by-agency',
  'not-answering',
  'closed',
  'complaint',
  'other',
] as const;
export type AgencyLeavingReason = (typeof agencyLeavingReasons)[number];

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

export const agencyCapacities = ['capacity', 'no-capacity', 'waitlist'] as const;
export type AgencyCapacity = (typeof agencyCapacities)[number];

export const mediationOutcomes = [
  'resolved',
  'not-resolved',
  'return-agreed',
  'declined-by-person',
  'declined-by-family',
  'family-not-found',
  'case-closed',
] as const;
export type MediationOutcome = (typeof mediationOutcomes)[number];

export const reintegrationKinds = ['permanent', 'temporary'] as const;
export type ReintegrationKind = (typeof reintegrationKinds)[number];

/** How far a case has ever come. It never goes back; where the person is tonight is `Whereabouts`. */
export const milestones = [
  'met',
  'sheltered',
  'in-care',
  'in-mediation',
  'reintegrated',
  'followed-up',
] as const;
export type Milestone = (typeof milestones)[number];

export const whereabouts = ['street', 'bed-held', 'shelter', 'agency', 'family', 'unknown'] as const;
export type Whereabouts = (typeof whereabouts)[number];

export const caseStatuses = ['open', 'closed'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/**
 * The outcomes of a case, each with the nearest destination in HUD's code list (HMIS Data Standards 3.12, "Destination"),
 * for comparison; null where the list has none.
 */
export const caseOutcomes = {
  'reintegrated-permanent': 422,
  'reintegrated-temporary': 312,
  'with-friends-permanent': 423,
  'with-friends-temporary': 313,
  'own-housing': 410,
  'elderly-centre': 225,
  'other-shelter': 101,
  'womens-space': 101,
  hospital: 206,
  'back-to-street': 116,
  prison: 207,
  deceased: 24,
  'declined-help': 30,
  'lost-contact': 30,
  transferred: null,
  duplicate: null,
  'campaign-ended': null,
} as const satisfies Record<string, number | null>;
export type CaseOutcome = keyof typeof caseOutcomes;
export const caseOutcomeCodes = Object.keys(caseOutcomes) as [CaseOutcome, ...CaseOutcome[]];

/** The deadlines of its cases that a campaign sets, for which the committee may give a case more time. */
export const extendableDeadlineKinds = [
  'bedOffer',
  'bedHold',
  'waitingForBed',
  'absenceReminder',
  'absence',
  'referralAnswer',
  'referralCompletion',
  'familyContact',
  'returnDecision',
  'followUpGrace',
] as const;
export type ExtendableDeadlineKind = (typeof extendableDeadlineKinds)[number];
/** The deadlines of its alerts: until a team has looked, and looked again where it found nobody. */
export const alertDeadlineKinds = ['alertLooked', 'alertLookedAgain'] as const;
export type AlertDeadlineKind = (typeof alertDeadlineKinds)[number];
/**
 * All the deadlines that a campaign sets; each is an ISO-8601 duration in `Deadlines`. `onTheWay` is none of a case's own: it
 * moves the end of the hold whose person is on the way, and the hold says until when.
 */
export const deadlineKinds = [...extendableDeadlineKinds, 'onTheWay', ...alertDeadlineKinds] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];
export type Deadlines = Record<DeadlineKind, string>;

/** How cold a night is; the committee declares it, and a night of which it says nothing is normal. */
export const nightLevels = ['normal', 'cold', 'severe'] as const;
export type NightLevel = (typeof nightLevels)[number];
/** The levels that change something. */
export const coldLevels = ['cold', 'severe'] as const satisfies readonly NightLevel[];
export type ColdLevel = (typeof coldLevels)[number];
/** The deadlines that a cold night may shorten: those that run within a night or two. */
export const nightDeadlineKinds = [
  'bedOffer',
  'bedHold',
  'waitingForBed',
  'referralAnswer',
  'alertLooked',
] as const satisfies readonly DeadlineKind[];
export type NightDeadlineKind = (typeof nightDeadlineKinds)[number];
/** What a case keeps time for: what its campaign sets, and the end of a consent, which the person sets. */
export const caseDeadlineKinds = [...extendableDeadlineKinds, 'consentEnd'] as const;
export type CaseDeadlineKind = (typeof caseDeadlineKinds)[number];

/** Why a case asks for a person's eye. */
export const attentionReasons = [
  'offer-unanswered',
  'bed-hold-lapsed',
  'waiting-too-long',
  'absent-without-pass',
  'bed-lost-by-absence',
  'referral-unanswered',
  'referral-unfinished',
  'referral-not-placed',
  'agency-withdrew',
  'agency-accepted-late',
  'family-not-contacted',
  'return-undecided',
  'visit-overdue',
  'return-broke-down',
  'consent-ended',
  'fact-put-aside',
] as const;
export type AttentionReason = (typeof attentionReasons)[number];

/** Who told of somebody outside. */
export const alertSources = ['public', 'partner', 'hospital', 'prison', 'police'] as const;
export type AlertSource = (typeof alertSources)[number];

/** What was seen at the place of an alert. */
export const alertSigns = [
  'sleeping-outside',
  'bedding',
  'unwell',
  'dressed-too-lightly',
  'children',
  'elderly',
] as const;
export type AlertSign = (typeof alertSigns)[number];

/** What a team that looked for the people of an alert found. */
export const lookResults = ['found', 'already-known', 'not-found'] as const;
export type LookResult = (typeof lookResults)[number];

/** How an alert stands: open until a team has met somebody, nobody was found again, or it was withdrawn. */
export const alertStates = ['open', ...lookResults, 'withdrawn'] as const;
export type AlertState = (typeof alertStates)[number];

export const alertWithdrawalReasons = ['raised-twice', 'moved-on', 'mistake', 'other'] as const;
export type AlertWithdrawalReason = (typeof alertWithdrawalReasons)[number];

/** What whoever raised an alert hears of it by its code: that somebody went to look, and never what was found. */
export const alertFollowUps = ['not-yet', 'looked-at', 'withdrawn'] as const;
export type AlertFollowUp = (typeof alertFollowUps)[number];

/** Why an alert asks for a person's eye. */
export const alertAttentionReasons = ['alert-unanswered'] as const;

export const languages = ['ar', 'fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** Why a campaign is changed while it runs. */
export const campaignChangeReasons = [
  'weather',
  'demand',
  'resources',
  'partners',
  'correction',
  'other',
] as const;
export type CampaignChangeReason = (typeof campaignChangeReasons)[number];
