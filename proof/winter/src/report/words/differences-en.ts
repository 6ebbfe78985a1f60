import { bedDifferencesInEnglish } from '@iwaa/proof-kit/check/bed-differences';
import { englishCount } from '@iwaa/words/counted';
import type { WinterDifferences } from './winter-differences.ts';

const contacts = (count: number): string => englishCount(count, { one: '# contact', other: '# contacts' });
const people = (count: number): string => englishCount(count, { one: '# person', other: '# people' });
const times = (count: number): string => englishCount(count, { one: '# time', other: '# times' });

export const englishDifferences: WinterDifferences = {
  ...bedDifferencesInEnglish,
  contactsOfNight: (night, recorded, planned) => `${night}: ${contacts(recorded)} recorded, not ${planned}`,
  checkInsOfNight: (night, checkedIn, planned) => `${night}: ${people(checkedIn)} checked in, not ${planned}`,
  staysOfNight: (night, stays, slept) =>
    `${night}: ${englishCount(stays, { one: '# stay', other: '# stays' })} began for ${people(slept)}`,
  nightNotReplayed: (night) => `${night}: something was recorded for a night that was not replayed`,

  sameContact: (contactId, count) => `${contacts(count)} were acknowledged as the same one, ${contactId}`,
  contactNotAcknowledged: (contactId) => `the contact ${contactId} is published and was never acknowledged`,
  contactLost: (contactId) => `the contact ${contactId} was acknowledged and is in no topic`,
  contactOfOtherCase: (contactId, told, published) =>
    `the contact ${contactId} was acknowledged for ${told} and is published for ${published}`,
  contactRepeated: (contactId, count) => `the contact ${contactId} was recorded ${times(count)}`,
  caseNotOpened: (caseId, contactId) => `the case ${caseId} of contact ${contactId} was never opened`,

  caseOpenedAgain: (caseId, count) => `the case ${caseId} was opened ${times(count)}`,
  caseClosedAgain: (caseId, count) => `the case ${caseId} was closed ${times(count)}`,
  caseClosedUnopened: (caseId) => `the case ${caseId} was closed and never opened`,
  noWorkflow: (caseId) => `the case ${caseId} has no workflow`,
  workflowWithoutCase: (caseId) => `the workflow ${caseId} has no case`,
  severalRuns: (caseId, runs) => `the workflow ${caseId} has ${runs} runs`,
  workflowStands: (caseId, status, is) => `the workflow of ${caseId} is ${status}; the case is ${is}`,

  alertForgotten: (alertId) => `${alertId}: nobody looked, and nobody was told`,
  alertChangedAfterItsEnd: (alertId) => `${alertId}: something was told of it after its end`,
  shownAfterEnd: (referralId) =>
    `${referralId}: whom it is about was still shown to its agency after its end`,
  otherFieldsShown: (referralId) =>
    `${referralId}: its agency was shown other fields than its service may see`,
  shownOtherwise: (referralId) => `${referralId}: its agency was shown something else than what was told`,
  placeLeftOpen: (place, team, night) =>
    `nothing is said of ${place} on the round of ${team} on ${night}, which has ended`,
  placeNotHandedOver: (place, team, night) =>
    `${place}, which ${team} missed on ${night}, is no place of its next round`,

  bedLostUnjustly: (caseId) => `the bed of ${caseId} was lost without an absence that would cost it`,
  keyNotDestroyed: (caseId) => `the key of whoever had the case ${caseId} is still there`,
  erasedAndTold: (caseId) => `whoever had the case ${caseId} was erased, and is still read or found`,
  bedLostTooSoon: (caseId) => `the bed of ${caseId} was lost before the grace was over`,

  mergedStillOpen: (caseId) => `${caseId} was merged, and is still open`,
  leftByMerge: (caseId, what) => `${caseId} was merged, and still has ${what}`,
  duplicateMissed: (one, other) => `${one} and ${other} are one person, and nobody was told`,

  offerWithoutOneEnd: (caseId, ends) => `the offer to ${caseId} has ${ends} ends instead of one`,
  offerLapsedTooSoon: (caseId) => `the offer to ${caseId} ran out before its time`,
  setOutAgain: (caseId, times) => `${caseId} set out ${times} times for one bed`,
  lapsedOnTheWay: (caseId) => `the bed of ${caseId} was given up while the person was on the way`,
  offeredOutOfOrder: (caseId, before) => `a bed was offered to ${caseId} while ${before} waited before them`,

  bedLostByMistake: (caseId) =>
    `the bed of ${caseId} was lost by a mistake at the desk, and nothing came for it`,

  censusDoesNotAddUp: (night, unit) => `the census of ${night} does not add up to the beds for ${unit}`,
  censusOfNight: (night, unit, counted, told) =>
    `the census of ${night} has ${counted} people in beds for ${unit}; the facts say ${told}`,

  numberOfSeveral: (aggregate, sequence, facts) => `${aggregate}: ${sequence} stands for ${facts} facts`,
  noSuchNumber: (aggregate, sequence) => `${aggregate}: a fact bears the number ${sequence}`,
  factMissing: (aggregate, sequence) => `${aggregate}: fact ${sequence} is missing`,
  factsMissing: (aggregate, first, last) => `${aggregate}: facts ${first} to ${last} are missing`,

  notSent: (collection, documents) =>
    `${collection}: ${englishCount(documents, { one: '# document', other: '# documents' })} with facts that were not sent`,
  noDocument: () => 'no document was found to look at',
  putAside: (topic, messages) =>
    `${topic}: ${englishCount(messages, { one: '# message', other: '# messages' })} put aside`,
  noDeadLetterTopic: () => 'no dead-letter topic was found to look at',

  personalInMessage: (topic, partition, offset) =>
    `a personal value stands in topic ${topic}, partition ${partition}, offset ${offset}`,
  personalInHistory: (caseId) => `a personal value stands in the history of ${caseId}`,
  personalInLog: (log) => `a personal value stands in the log ${log}`,
  personalInDocument: (document) => `a personal value stands in clear in ${document}`,
  noPlace: () => 'no place was searched',

  notGivenBack: (personId) => `intake does not give back what was told of ${personId}`,
  nobodyAsked: () => 'nobody was asked for',

  andMore: (count) => `… and ${count} more`,
};
