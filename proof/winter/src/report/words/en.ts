import { englishCount } from '@iwaa/words/counted';
import { englishDifferences } from './differences-en.ts';
import type { ReportWords } from './report-words.ts';

const nights = (count: number): string => englishCount(count, { one: '# night', other: '# nights' });
const cases = (count: number): string => englishCount(count, { one: '# case', other: '# cases' });

export const englishReport: ReportWords = {
  title: (campaign) => `Winter ${campaign}`,
  kicker: 'A winter replayed, night by night',
  inOtherLanguages: 'The same report in',
  span: (from, to) => `${from} to ${to}`,
  replayed: ({ nights: count, span, input, scale, seed }) =>
    `${nights(count)}${span ? `, ${span}` : ''}, replayed from ${input} ${scale ? `at scale ${scale}` : 'at full scale'} with the seed ${seed}.`,
  source: (source) => `Source: ${source}.`,
  coldNights: (cold, severe) =>
    `Declared cold: ${nights(cold)}; severe: ${nights(severe)}. Beds for cold nights were open then.`,
  pace: (took, perSecond, idle) => `Took ${took}, at ${perSecond} contacts a second; idle ${idle} later.`,
  allHold: (checks) => englishCount(checks, { one: 'The one check holds.', other: 'All # checks hold.' }),
  someDiffer: (wrong, checks) =>
    `${wrong} of ${englishCount(checks, { one: '# check', other: '# checks' })} found differences.`,
  notAsItHasToBe: 'The winter is not as it has to be.',
  keyFigures: {
    contacts: 'contacts',
    people: 'people met',
    cases: 'cases',
    placements: 'placements',
    declined: 'offers declined',
    alerts: 'alerts from outside',
    alertsUnanswered: 'alerts not looked at in time',
    placesVisited: 'places visited',
    placesMissed: 'places missed',
    absentWithPass: 'absences with a pass',
    absentWithoutPass: 'absences without a pass',
    offers: 'beds offered to those who waited',
    offersDeclined: 'offers of a bed declined',
    offersLapsed: 'offers of a bed without an answer',
    moved: 'people moved to another bed',
    mistakes: 'mistakes at the desk, taken back',
    bedsLost: 'beds lost by absence',
    referrals: 'referrals',
    referralsCompleted: 'referrals completed',
    returnsHome: 'returns home',
    visits: 'follow-up visits',
    deadlinesMissed: 'deadlines missed',
    needAttention: 'cases that need attention at the end',
    facts: 'facts published',
  },

  byNight: 'The winter by night',
  chartsNote: (gaps, scale) =>
    `${gaps ? 'A gap is a night of which nothing was reported. ' : ''}The bars are what was replayed; the line across each bar is what was reported${scale ? `, times ${scale}` : ''}.`,
  contactsChart: 'People met on the street',
  placementsChart: 'People who took a bed',
  occupancyChart: 'In a bed at the end of the night',
  contactsOfNight: (replayed, reported) =>
    `${englishCount(replayed, { one: '# contact', other: '# contacts' })} replayed, ${reported} reported`,
  placementsOfNight: (replayed, reported) =>
    `${englishCount(replayed, { one: '# placement', other: '# placements' })} replayed, ${reported} reported`,
  occupiedOfNight: (occupied, beds) => `${occupied} in a bed, of ${beds} there are`,
  charts: {
    bedsHeld: 'Beds held',
    holdsLapsed: 'Holds that lapsed',
    waited: 'Waited for a bed',
    declined: 'Offers declined',
    referrals: 'Referrals',
    returnsHome: 'Returns home',
  },
  bedsThereAre: (beds) => englishCount(beds, { one: '# bed there is', other: '# beds there are' }),
  peak: (value, night) => `${value} on ${night}`,
  ofNight: (night, said) => `${night}: ${said}`,
  chartTitle: (title) => `${title}, by night`,
  chartInWords: ({ nights: count, sum, most, mostNight, least, leastNight }) =>
    `${nights(count)}${sum ? `, ${sum} in all` : ''}. Most: ${most} on ${mostNight}. Least: ${least} on ${leastNight}. Every value stands in the table of nights.`,
  noNight: 'There is no night to show.',

  outcomes: 'What came of the cases',
  outcomesCaption: (count) =>
    `Outcomes of ${cases(count)}. HUD: the number of the nearest destination in the list of the housing department of the United States, by which services are compared`,
  outcome: 'Outcome',
  cases: 'Cases',
  share: 'Share',
  stillFollowed: 'still followed',
  noCase: 'No case was opened.',

  attention: 'Cases that need attention',
  attentionCaption: (count) =>
    `${englishCount(count, { one: '# open case needs', other: '# open cases need' })} attention at the end, by why; a case with several reasons counts with each`,
  attentionNote:
    'Not all of them missed a deadline: an agency that withdrew is a reason too. And a deadline that was missed is none any more once it was dealt with.',
  nothingNeedsAttention: 'No case needs attention.',

  declines: 'Why beds were declined',
  declinesCaption: (beds) =>
    `${englishCount(beds, { one: '# bed', other: '# beds' })} declined, by the reason that the person gave`,
  reason: 'Reason',
  times: 'Times',
  noReason: 'no reason given',
  nobodyDeclined: 'Nobody declined a bed.',

  howLong: 'How long it took',
  howLongCaption: 'Median, and the time within which 99 of 100 came about (the end of the line)',
  from: 'From',
  median: 'Median',
  within99: '99th of 100',
  needToBed: 'a need to its bed',
  referralToAnswer: 'a referral to its answer',
  didNotHappen: 'did not happen',

  cost: 'What a case costs in Temporal',
  costCaption: (count) => `Over the whole histories of ${cases(count)}`,
  aCase: 'A case',
  mean: 'Mean',
  most: 'Most',
  historyEvents: 'history events',
  workflowTasks: 'workflow tasks',

  nightByNight: 'Night by night',
  nightsNote: (scale) =>
    `${scale ? `Replayed at scale ${scale}` : 'Replayed at full scale'}; rounding is carried from night to night. In bed: people in a bed at the end of the night.`,
  nightsCaption: 'Reported and replayed, by night',
  night: 'Night',
  groups: {
    contacts: 'Contacts',
    placements: 'Placements',
    beds: 'Beds',
    else: 'What else came of it',
    atEnd: 'At its end',
  },
  columns: {
    reported: 'reported',
    replayed: 'replayed',
    bedsHeld: 'held',
    holdsLapsed: 'lapsed',
    waited: 'waited',
    declined: 'declined',
    referrals: 'referred',
    returnsHome: 'home',
    inBed: 'in bed',
    beds: 'beds',
  },
  inAll: 'In all',

  wrong: 'What is wrong',
  notSo: (claim) => `It is not so that ${claim}.`,
  differences: 'The differences, for whoever runs the platform:',
  found: englishDifferences,
  checked: 'What was checked',
  checkedCaption:
    'Each claim was looked for in the engines themselves after the winter: in every message, document, history and log',
  result: 'Result',
  check: 'Check',
  claim: 'What has to be so',
  examined: 'Examined',
  holds: 'holds',
  differs: 'differs',
  checks: {
    nights: {
      name: 'nights',
      claim: 'every night has exactly its contacts recorded and its placements checked in',
    },
    contacts: {
      name: 'contacts',
      claim: 'every contact that was acknowledged is one fact, of the case that was told',
    },
    workflows: {
      name: 'workflows',
      claim: 'every case has one workflow, running if and only if the case is open',
    },
    beds: { name: 'beds', claim: 'no bed is taken by two people at once, and nobody has two beds' },
    alerts: {
      name: 'alerts',
      claim: 'every alert was looked at to its end, or the committee was told that nobody had',
    },
    disclosures: {
      name: 'disclosures',
      claim:
        'an agency that accepted is shown what its service may see of the person, and nothing once the referral has ended',
    },
    places: {
      name: 'places',
      claim:
        'every place of a round is visited or missed, and what was missed is handed over to the next one',
    },
    erasures: {
      name: 'erasures',
      claim:
        'whoever was erased is read and found by nobody, and the certificate says when the key was destroyed',
    },
    absences: {
      name: 'absences',
      claim: 'a bed is lost by absence once its grace is over, and by nobody who has a pass or is back',
    },
    duplicates: { name: 'duplicates', claim: 'whoever was recorded twice is suggested to a person' },
    offers: {
      name: 'offers',
      claim: 'whoever waits is offered a bed in the order of the list, and each offer has one end',
    },
    'ways to a bed': {
      name: 'ways to a bed',
      claim:
        'whoever is on the way to a bed finds it held for as long as the way may take, and sets out once',
    },
    merges: {
      name: 'merges',
      claim:
        'a case that ended by a merge is closed, and has no bed, place in the list, referral or file any more',
    },
    mistakes: {
      name: 'mistakes',
      claim: 'whoever was checked out in error has the bed still, or got the next one or a place in the list',
    },
    census: {
      name: 'census',
      claim: 'the census of every night adds up to the beds, and has as many people in beds as the facts say',
    },
    sequences: {
      name: 'sequences',
      claim: 'every decided fact is published, numbered from 1 without a gap',
    },
    outboxes: { name: 'outboxes', claim: 'every outbox is empty' },
    'dead letters': { name: 'dead letters', claim: 'nothing was put aside since the winter began' },
    'nothing personal': {
      name: 'nothing personal',
      claim: 'no personal value is in any topic, history, database or log',
    },
    control: { name: 'control', claim: 'intake gives every personal value back to whoever may ask' },
  },
  nothingToExamine: 'nothing to examine: at this scale the winter has no contact',

  restarts: 'Restarts',
  noRestart: 'No part died while the winter ran.',
  restartsCaption: 'Parts that died while the winter ran, and were started again',
  part: 'Part',

  links: 'Where to look further',
  linksNote: 'While the platform is up.',
  console: 'The console',
  richCase: (caseId) => `A case with a long way (${caseId})`,
  api: (service) => `API of ${service}`,
  lists: {
    'Open cases': 'Open cases',
    'Cases needing attention': 'Cases needing attention',
    'Waiting for an agency': 'Waiting for an agency',
    'Waiting for a bed too long': 'Waiting for a bed too long',
    'On the street tonight': 'On the street tonight',
    'Alerts needing attention': 'Alerts needing attention',
    'Closed cases': 'Closed cases',
  },

  footer: (startedAt) =>
    `Started ${startedAt}. Contacts, placements and outcomes are counted from the facts in Kafka; costs from the histories in Temporal.`,
  units: { ms: 'ms', s: 's', min: 'min' },
};
