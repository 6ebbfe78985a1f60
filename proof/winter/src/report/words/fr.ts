import { frenchCount } from '@iwaa/words/counted';
import { frenchDifferences } from './differences-fr.ts';
import type { ReportWords } from './report-words.ts';

const nights = (count: number): string => frenchCount(count, { one: '# nuit', other: '# nuits' });
const cases = (count: number): string => frenchCount(count, { one: '# dossier', other: '# dossiers' });

export const frenchReport: ReportWords = {
  title: (campaign) => `Hiver ${campaign}`,
  kicker: 'Un hiver rejoué, nuit par nuit',
  inOtherLanguages: 'Le même rapport en',
  span: (from, to) => `du ${from} au ${to}`,
  replayed: ({ nights: count, span, input, scale, seed }) =>
    `${nights(count)}${span ? `, ${span}` : ''}, ${frenchCount(count, { one: 'rejouée', other: 'rejouées' })} d’après ${input} ${scale ? `à l’échelle ${scale}` : 'en grandeur réelle'}, avec la graine ${seed}.`,
  source: (source) => `Source\u00a0: ${source}.`,
  coldNights: (cold, severe) =>
    `Déclarées froides\u00a0: ${nights(cold)}\u202f; de grand froid\u00a0: ${nights(severe)}. Les lits pour nuits froides étaient alors ouverts.`,
  pace: (took, perSecond, idle) =>
    `Durée\u00a0: ${took}, à ${perSecond} rencontres par seconde\u202f; tout était achevé ${idle} plus tard.`,
  allHold: (checks) =>
    frenchCount(checks, {
      one: 'La seule vérification est satisfaite.',
      other: 'Les # vérifications sont satisfaites.',
    }),
  someDiffer: (wrong, checks) =>
    `${frenchCount(wrong, { one: '# vérification', other: '# vérifications' })} sur ${checks} ${frenchCount(wrong, { one: 'a', other: 'ont' })} trouvé des écarts.`,
  notAsItHasToBe: 'L’hiver n’est pas tel qu’il doit être.',
  keyFigures: {
    contacts: 'rencontres de rue',
    people: 'personnes rencontrées',
    cases: 'dossiers',
    placements: 'entrées au centre',
    declined: 'propositions déclinées',
    alerts: 'signalements',
    alertsUnanswered: 'signalements restés sans passage à temps',
    placesVisited: 'lieux visités',
    placesMissed: 'lieux manqués',
    absentWithPass: 'absences avec autorisation',
    absentWithoutPass: 'absences sans autorisation',
    offers: 'lits proposés à qui attendait',
    offersDeclined: 'lits proposés puis déclinés',
    offersLapsed: 'lits proposés sans réponse',
    moved: 'changements de lit',
    mistakes: 'erreurs à l’accueil, annulées',
    bedsLost: 'lits perdus par absence',
    referrals: 'orientations',
    referralsCompleted: 'orientations abouties',
    returnsHome: 'retours en famille',
    visits: 'visites de suivi',
    deadlinesMissed: 'échéances dépassées',
    needAttention: 'dossiers qui demandent attention à la fin',
    facts: 'faits publiés',
  },

  byNight: 'L’hiver par nuit',
  chartsNote: (gaps, scale) =>
    `${gaps ? 'Un vide est une nuit dont rien n’a été rapporté. ' : ''}Les barres montrent ce qui a été rejoué\u202f; le trait qui traverse chaque barre, ce qui a été rapporté${scale ? `, multiplié par ${scale}` : ''}.`,
  contactsChart: 'Personnes rencontrées dans la rue',
  placementsChart: 'Personnes qui ont pris un lit',
  occupancyChart: 'Dans un lit à la fin de la nuit',
  contactsOfNight: (replayed, reported) =>
    `${frenchCount(replayed, { one: '# rencontre rejouée', other: '# rencontres rejouées' })}, ${reported} selon la source`,
  placementsOfNight: (replayed, reported) =>
    `${frenchCount(replayed, { one: '# entrée rejouée', other: '# entrées rejouées' })}, ${reported} selon la source`,
  occupiedOfNight: (occupied, beds) => `lits occupés\u00a0: ${occupied} sur ${beds}`,
  charts: {
    bedsHeld: 'Lits réservés',
    holdsLapsed: 'Réservations échues',
    waited: 'En attente d’un lit',
    declined: 'Propositions déclinées',
    referrals: 'Orientations',
    returnsHome: 'Retours en famille',
  },
  bedsThereAre: (beds) => frenchCount(beds, { one: '# lit en tout', other: '# lits en tout' }),
  peak: (value, night) => `${value} le ${night}`,
  ofNight: (night, said) => `${night}\u00a0: ${said}`,
  chartTitle: (title) => `${title}, par nuit`,
  chartInWords: ({ nights: count, sum, most, mostNight, least, leastNight }) =>
    `${nights(count)}${sum ? `, ${sum} en tout` : ''}. Maximum\u00a0: ${most} le ${mostNight}. Minimum\u00a0: ${least} le ${leastNight}. Chaque valeur figure dans le tableau des nuits.`,
  noNight: 'Il n’y a aucune nuit à montrer.',

  outcomes: 'Ce que sont devenus les dossiers',
  outcomesCaption: (count) =>
    `Issues de ${cases(count)}. HUD\u00a0: numéro de la destination la plus proche dans la liste du ministère du logement des États-Unis, par laquelle les services se comparent`,
  outcome: 'Issue',
  cases: 'Dossiers',
  share: 'Part',
  stillFollowed: 'encore suivi',
  noCase: 'Aucun dossier n’a été ouvert.',

  attention: 'Dossiers qui demandent attention',
  attentionCaption: (count) =>
    `${frenchCount(count, { one: '# dossier ouvert demande', other: '# dossiers ouverts demandent' })} attention à la fin, par motif\u202f; un dossier compte pour chacun de ses motifs`,
  attentionNote:
    'Tous n’ont pas dépassé une échéance\u00a0: un organisme qui se désiste est aussi un motif. Et une échéance dépassée n’en est plus un dès qu’il y a été remédié.',
  nothingNeedsAttention: 'Aucun dossier ne demande attention.',

  declines: 'Pourquoi des lits ont été déclinés',
  declinesCaption: (beds) =>
    `${frenchCount(beds, { one: '# lit décliné', other: '# lits déclinés' })}, selon le motif donné par la personne`,
  reason: 'Motif',
  times: 'Nombre',
  noReason: 'sans motif donné',
  nobodyDeclined: 'Personne n’a décliné de lit.',

  howLong: 'Combien de temps il a fallu',
  howLongCaption: 'Médiane, et temps dans lequel 99 cas sur 100 ont abouti (le bout du trait)',
  from: 'Délai',
  median: 'Médiane',
  within99: '99 sur 100',
  needToBed: 'du besoin au lit',
  referralToAnswer: 'de l’orientation à la réponse',
  didNotHappen: 'ne s’est pas produit',

  cost: 'Ce que coûte un dossier dans Temporal',
  costCaption: (count) => `Sur l’historique entier de ${cases(count)}`,
  aCase: 'Un dossier',
  mean: 'Moyenne',
  most: 'Maximum',
  historyEvents: 'événements d’historique',
  workflowTasks: 'tâches de workflow',

  nightByNight: 'Nuit par nuit',
  nightsNote: (scale) =>
    `${scale ? `Rejoué à l’échelle ${scale}` : 'Rejoué en grandeur réelle'}\u202f; les arrondis sont reportés d’une nuit à l’autre. Au lit\u00a0: personnes dans un lit à la fin de la nuit.`,
  nightsCaption: 'Ce qui a été rapporté et ce qui a été rejoué, par nuit',
  night: 'Nuit',
  groups: {
    contacts: 'Rencontres',
    placements: 'Entrées',
    beds: 'Lits',
    else: 'Ce qui en est venu d’autre',
    atEnd: 'À la fin',
  },
  columns: {
    reported: 'source',
    replayed: 'rejouées',
    bedsHeld: 'réservés',
    holdsLapsed: 'échus',
    waited: 'en attente',
    declined: 'déclinés',
    referrals: 'orientés',
    returnsHome: 'en famille',
    inBed: 'au lit',
    beds: 'lits',
  },
  inAll: 'En tout',

  wrong: 'Ce qui ne va pas',
  notSo: (claim) => `Ceci n’est pas vrai\u00a0: ${claim}.`,
  differences: 'Les écarts, pour qui exploite la plateforme\u00a0:',
  found: frenchDifferences,
  checked: 'Ce qui a été vérifié',
  checkedCaption:
    'Chaque affirmation a été cherchée dans les moteurs mêmes après l’hiver\u00a0: dans chaque message, document, historique et journal',
  result: 'Résultat',
  check: 'Vérification',
  claim: 'Ce qui doit être vrai',
  examined: 'Examinés',
  holds: 'satisfaite',
  differs: 'écarts',
  checks: {
    nights: {
      name: 'les nuits',
      claim: 'chaque nuit a exactement ses rencontres enregistrées et ses entrées au centre',
    },
    contacts: {
      name: 'les rencontres',
      claim: 'chaque rencontre confirmée est un seul fait, du dossier qui a été indiqué',
    },
    workflows: {
      name: 'les workflows',
      claim: 'chaque dossier a un seul workflow, en cours si et seulement si le dossier est ouvert',
    },
    beds: {
      name: 'les lits',
      claim: 'aucun lit n’est pris par deux personnes à la fois, et personne n’a deux lits',
    },
    alerts: {
      name: 'les signalements',
      claim: 'tout signalement a été vu jusqu’au bout, ou le comité a su que personne n’y était allé',
    },
    disclosures: {
      name: 'ce que voient les organismes',
      claim:
        'un organisme qui a accepté voit de la personne ce que son service demande, et plus rien une fois l’orientation terminée',
    },
    places: {
      name: 'les lieux',
      claim: 'chaque lieu d’une maraude est visité ou manqué, et ce qui est manqué passe à la suivante',
    },
    erasures: {
      name: 'les effacements',
      claim:
        'qui a été effacé n’est plus lu ni trouvé par personne, et le certificat dit quand la clé a été détruite',
    },
    absences: {
      name: 'les absences',
      claim:
        'un lit est perdu par absence une fois le délai écoulé, et jamais par qui a une autorisation ou est revenu',
    },
    duplicates: {
      name: 'les doublons',
      claim: 'qui a été noté deux fois est proposé au jugement de quelqu’un',
    },
    offers: {
      name: 'les propositions',
      claim:
        'qui attend se voit proposer un lit dans l’ordre de la liste, et chaque proposition a une seule fin',
    },
    'ways to a bed': {
      name: 'les trajets vers un lit',
      claim:
        'qui est en route vers un lit le trouve réservé aussi longtemps que le trajet peut durer, et ne part qu’une fois',
    },
    merges: {
      name: 'les réunions',
      claim:
        'un dossier clos par une réunion n’a plus ni lit, ni place dans la liste, ni orientation, ni médiation',
    },
    mistakes: {
      name: 'les erreurs',
      claim:
        'qui est sorti par une erreur de saisie a encore son lit, ou a eu le suivant ou une place dans la liste',
    },
    census: {
      name: 'l’état des nuits',
      claim:
        'l’état de chaque nuit se somme au nombre de lits, et compte autant de personnes au lit que les faits',
    },
    sequences: {
      name: 'les suites',
      claim: 'chaque fait décidé est publié, et numéroté à partir de 1 sans lacune',
    },
    outboxes: { name: 'les envois', claim: 'aucun fait n’attend d’être envoyé' },
    'dead letters': { name: 'les mis de côté', claim: 'rien n’a été mis de côté depuis le début de l’hiver' },
    'nothing personal': {
      name: 'rien de personnel',
      claim: 'aucune donnée personnelle n’est dans un topic, un historique, une base ou un journal',
    },
    control: {
      name: 'contre-épreuve',
      claim: 'l’accueil rend chaque donnée personnelle à qui peut la demander',
    },
  },
  nothingToExamine: 'rien à examiner\u00a0: à cette échelle, l’hiver n’a aucune rencontre',

  restarts: 'Redémarrages',
  noRestart: 'Aucune partie ne s’est arrêtée pendant l’hiver.',
  restartsCaption: 'Parties qui se sont arrêtées pendant l’hiver, et ont été relancées',
  part: 'Partie',

  links: 'Où regarder ensuite',
  linksNote: 'Tant que la plateforme est en marche.',
  console: 'La console',
  richCase: (caseId) => `Un dossier au long parcours (${caseId})`,
  api: (service) => `Interface HTTP de ${service}`,
  lists: {
    'Open cases': 'Dossiers ouverts',
    'Cases needing attention': 'Dossiers qui demandent attention',
    'Waiting for an agency': 'En attente d’un organisme',
    'Waiting for a bed too long': 'En attente d’un lit depuis trop longtemps',
    'On the street tonight': 'À la rue cette nuit',
    'Alerts needing attention': 'Signalements à surveiller',
    'Closed cases': 'Dossiers clos',
  },

  footer: (startedAt) =>
    `Commencé le ${startedAt}. Les rencontres, les entrées et les issues sont comptées d’après les faits dans Kafka, les coûts d’après les historiques dans Temporal.`,
  units: { ms: 'ms', s: 's', min: 'min' },
};
