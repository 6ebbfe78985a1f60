import type { BedDifferences } from '@iwaa/proof-kit/check/bed-differences';

/** What one language says of each difference that a check of the winter may find. */
export interface WinterDifferences extends BedDifferences {
  readonly contactsOfNight: (night: string, recorded: number, planned: number) => string;
  readonly checkInsOfNight: (night: string, people: number, planned: number) => string;
  readonly staysOfNight: (night: string, stays: number, people: number) => string;
  readonly nightNotReplayed: (night: string) => string;

  readonly sameContact: (contactId: string, times: number) => string;
  readonly contactNotAcknowledged: (contactId: string) => string;
  readonly contactLost: (contactId: string) => string;
  readonly contactOfOtherCase: (contactId: string, told: string, published: string) => string;
  readonly contactRepeated: (contactId: string, times: number) => string;
  readonly caseNotOpened: (caseId: string, contactId: string) => string;

  readonly caseOpenedAgain: (caseId: string, times: number) => string;
  readonly caseClosedAgain: (caseId: string, times: number) => string;
  readonly caseClosedUnopened: (caseId: string) => string;
  readonly noWorkflow: (caseId: string) => string;
  readonly workflowWithoutCase: (caseId: string) => string;
  readonly severalRuns: (caseId: string, runs: number) => string;
  readonly workflowStands: (caseId: string, status: string, is: 'open' | 'closed') => string;

  readonly alertForgotten: (alertId: string) => string;
  readonly alertChangedAfterItsEnd: (alertId: string) => string;
  readonly shownAfterEnd: (referralId: string) => string;
  readonly otherFieldsShown: (referralId: string) => string;
  readonly shownOtherwise: (referralId: string) => string;
  readonly placeLeftOpen: (place: string, team: string, night: string) => string;
  readonly placeNotHandedOver: (place: string, team: string, night: string) => string;

  readonly bedLostUnjustly: (caseId: string) => string;
  readonly keyNotDestroyed: (caseId: string) => string;
  readonly erasedAndTold: (caseId: string) => string;
  readonly bedLostTooSoon: (caseId: string) => string;

  readonly mergedStillOpen: (caseId: string) => string;
  readonly leftByMerge: (caseId: string, what: string) => string;
  readonly duplicateMissed: (one: string, other: string) => string;

  readonly offerWithoutOneEnd: (caseId: string, ends: number) => string;
  readonly offerLapsedTooSoon: (caseId: string) => string;
  readonly setOutAgain: (caseId: string, times: number) => string;
  readonly lapsedOnTheWay: (caseId: string) => string;
  readonly offeredOutOfOrder: (caseId: string, before: string) => string;

  readonly bedLostByMistake: (caseId: string) => string;

  readonly censusDoesNotAddUp: (night: string, unit: string) => string;
  readonly censusOfNight: (night: string, unit: string, counted: number, told: number) => string;

  readonly numberOfSeveral: (aggregate: string, sequence: number, facts: number) => string;
  readonly noSuchNumber: (aggregate: string, sequence: string) => string;
  readonly factMissing: (aggregate: string, sequence: number) => string;
  readonly factsMissing: (aggregate: string, first: number, last: number) => string;

  readonly notSent: (collection: string, documents: number) => string;
  readonly noDocument: () => string;
  readonly putAside: (topic: string, messages: number) => string;
  readonly noDeadLetterTopic: () => string;

  readonly personalInMessage: (topic: string, partition: number, offset: string) => string;
  readonly personalInHistory: (caseId: string) => string;
  readonly personalInLog: (log: string) => string;
  readonly personalInDocument: (document: string) => string;
  readonly noPlace: () => string;

  readonly notGivenBack: (personId: string) => string;
  readonly nobodyAsked: () => string;

  /** Said after the first few. */
  readonly andMore: (count: number) => string;
}
