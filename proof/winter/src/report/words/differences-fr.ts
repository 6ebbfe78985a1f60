import { frenchCount } from '@iwaa/words/counted';
import type { WinterDifferences } from './winter-differences.ts';

const contacts = (count: number): string =>
  frenchCount(count, { one: '# rencontre enregistrée', other: '# rencontres enregistrées' });
const people = (count: number): string => frenchCount(count, { one: '# personne', other: '# personnes' });
/** A bed is written `bed/…` in the facts. */
const ofBed = (bed: string, fact: number): string => `${bed}, fait ${fact}\u00a0`;

export const frenchDifferences: WinterDifferences = {
  leftByAnother: (bed, fact, who, has) =>
    `${ofBed(bed, fact)}: ${who} quitte un lit ${has === undefined ? 'qui est libre' : `qui est celui de ${has}`}`,
  endsAnother: (bed, fact, who, what) =>
    `${ofBed(bed, fact)}: ${who} met fin à ${what === 'hold' ? 'une autre réservation que celle' : 'un autre séjour que celui'} en cours`,
  givenWhileTaken: (bed, fact, who, has) =>
    `${ofBed(bed, fact)}: donné à ${who} alors que c’était celui de ${has}`,
  noHold: (bed, fact, who) => `${ofBed(bed, fact)}: ${who} est entré sans réservation`,
  twoBeds: (who, one, other) => `${who} avait ${one} et ${other} à la fois`,

  contactsOfNight: (night, recorded, planned) =>
    `${night}\u00a0: ${contacts(recorded)} (prévu\u00a0: ${planned})`,
  checkInsOfNight: (night, checkedIn, planned) =>
    `${night}\u00a0: ${frenchCount(checkedIn, { one: '# personne entrée', other: '# personnes entrées' })} (prévu\u00a0: ${planned})`,
  staysOfNight: (night, stays, slept) =>
    `${night}\u00a0: ${frenchCount(stays, { one: '# séjour commencé', other: '# séjours commencés' })} pour ${people(slept)}`,
  nightNotReplayed: (night) =>
    `${night}\u00a0: quelque chose a été enregistré pour une nuit qui n’a pas été rejouée`,

  sameContact: (contactId, count) =>
    `${frenchCount(count, { one: '# rencontre confirmée', other: '# rencontres confirmées' })} comme étant la même, ${contactId}`,
  contactNotAcknowledged: (contactId) => `la rencontre ${contactId} est publiée et n’a jamais été confirmée`,
  contactLost: (contactId) => `la rencontre ${contactId} a été confirmée et n’est dans aucun topic`,
  contactOfOtherCase: (contactId, told, published) =>
    `la rencontre ${contactId} a été confirmée pour ${told} et est publiée pour ${published}`,
  contactRepeated: (contactId, count) => `la rencontre ${contactId} a été enregistrée ${count} fois`,
  caseNotOpened: (caseId, contactId) =>
    `le dossier ${caseId} de la rencontre ${contactId} n’a jamais été ouvert`,

  caseOpenedAgain: (caseId, count) => `le dossier ${caseId} a été ouvert ${count} fois`,
  caseClosedAgain: (caseId, count) => `le dossier ${caseId} a été clos ${count} fois`,
  caseClosedUnopened: (caseId) => `le dossier ${caseId} a été clos et n’a jamais été ouvert`,
  noWorkflow: (caseId) => `le dossier ${caseId} n’a pas de workflow`,
  workflowWithoutCase: (caseId) => `le workflow ${caseId} n’a pas de dossier`,
  severalRuns: (caseId, runs) => `le workflow ${caseId} a ${runs} exécutions`,
  workflowStands: (caseId, status, is) =>
    `le workflow de ${caseId} est ${status}, et le dossier est ${is === 'open' ? 'ouvert' : 'clos'}`,

  alertForgotten: (alertId) => `${alertId}\u00a0: personne n’est allé voir et personne n’a été prévenu`,
  alertChangedAfterItsEnd: (alertId) => `${alertId}\u00a0: quelque chose en a été dit après sa fin`,
  shownAfterEnd: (referralId) =>
    `${referralId}\u00a0: la personne était encore montrée à l’organisme après la fin`,
  otherFieldsShown: (referralId) =>
    `${referralId}\u00a0: l’organisme a vu d’autres données que celles de son service`,
  shownOtherwise: (referralId) => `${referralId}\u00a0: l’organisme a vu autre chose que ce qui a été dit`,
  placeLeftOpen: (place, team, night) =>
    `rien n’est dit de ${place} sur la maraude de ${team} du ${night}, qui est terminée`,
  placeNotHandedOver: (place, team, night) =>
    `${place}, que ${team} a manqué le ${night}, n’est pas un lieu de sa maraude suivante`,

  bedLostUnjustly: (caseId) => `le lit de ${caseId} a été perdu sans absence qui le coûte`,
  keyNotDestroyed: (caseId) => `la clé de la personne du dossier ${caseId} est encore là`,
  erasedAndTold: (caseId) =>
    `la personne du dossier ${caseId} a été effacée, et on la lit ou la trouve encore`,
  bedLostTooSoon: (caseId) => `le lit de ${caseId} a été perdu avant la fin du délai`,

  mergedStillOpen: (caseId) => `${caseId} a été réuni à un autre, et reste ouvert`,
  leftByMerge: (caseId, what) => `${caseId} a été réuni à un autre, et garde ${what}`,
  duplicateMissed: (one, other) =>
    `${one} et ${other} sont une seule personne, et personne n’en a été averti`,

  offerWithoutOneEnd: (caseId, ends) => `la proposition faite à ${caseId} a ${ends} fins au lieu d’une`,
  offerLapsedTooSoon: (caseId) => `la proposition faite à ${caseId} a pris fin avant l’heure`,
  setOutAgain: (caseId, times) => `${caseId} est parti ${times} fois vers le même lit`,
  lapsedOnTheWay: (caseId) => `le lit de ${caseId} a été rendu alors que la personne était en route`,
  offeredOutOfOrder: (caseId, before) =>
    `un lit a été proposé à ${caseId} alors que ${before} attendait avant`,

  bedLostByMistake: (caseId) =>
    `le lit de ${caseId} a été perdu par une erreur à l’accueil, et rien ne l’a remplacé`,

  censusDoesNotAddUp: (night, unit) => `l’état de la nuit du ${night} ne se somme pas aux lits (${unit})`,
  censusOfNight: (night, unit, counted, told) =>
    `l’état de la nuit du ${night} compte ${counted} personnes au lit (${unit}), et les faits ${told}`,

  numberOfSeveral: (aggregate, sequence, facts) => `${aggregate}\u00a0: ${sequence} désigne ${facts} faits`,
  noSuchNumber: (aggregate, sequence) => `${aggregate}\u00a0: un fait porte le numéro ${sequence}`,
  factMissing: (aggregate, sequence) => `${aggregate}\u00a0: le fait ${sequence} manque`,
  factsMissing: (aggregate, first, last) => `${aggregate}\u00a0: les faits ${first} à ${last} manquent`,

  notSent: (collection, documents) =>
    `${collection}\u00a0: ${frenchCount(documents, { one: '# document', other: '# documents' })} avec des faits qui n’ont pas été envoyés`,
  noDocument: () => 'aucun document n’a été trouvé à examiner',
  putAside: (topic, messages) =>
    `${topic}\u00a0: ${frenchCount(messages, { one: '# message mis', other: '# messages mis' })} de côté`,
  noDeadLetterTopic: () => 'aucun topic de messages mis de côté n’a été trouvé à examiner',

  personalInMessage: (topic, partition, offset) =>
    `une donnée personnelle se trouve dans le topic ${topic}, partition ${partition}, offset ${offset}`,
  personalInHistory: (caseId) => `une donnée personnelle se trouve dans l’historique de ${caseId}`,
  personalInLog: (log) => `une donnée personnelle se trouve dans le journal ${log}`,
  personalInDocument: (document) => `une donnée personnelle se trouve en clair dans ${document}`,
  noPlace: () => 'aucun endroit n’a été fouillé',

  notGivenBack: (personId) => `l’accueil ne rend pas ce qui a été dit de ${personId}`,
  nobodyAsked: () => 'personne n’a été demandé',

  andMore: (count) => `… et ${count} de plus`,
};
