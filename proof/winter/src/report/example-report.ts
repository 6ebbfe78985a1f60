import { readFileSync } from 'node:fs';
import { createRandom } from '@iwaa/proof-kit/random';
import { scaleWinter } from '../input/scale.ts';
import { readWinterCsv } from '../input/winter-csv.ts';
import type { WinterReport } from './winter-report.ts';

const winter = readFileSync(new URL('../../winters/2024-2025.csv', import.meta.url), 'utf8');

/** A report such as the winter of 2024-2025 gives at a scale, for the tests of what is shown of it. */
export function exampleReport(scale = 0.1): WinterReport {
  const random = createRandom('example');
  const beds = Math.ceil(330 * scale);
  let occupied = 0;
  const nights = scaleWinter(readWinterCsv(winter), scale).map(
    ({ night, reported, contacts, placements }) => {
      occupied = Math.min(beds, Math.max(placements, Math.round(occupied * 0.78) + placements));
      const lapsed = random.between(0, Math.ceil(placements * 0.2));
      return {
        night,
        level: 'normal' as const,
        reported,
        replayed: { contacts, placements },
        bedsHeld: placements + lapsed,
        holdsLapsed: lapsed,
        waited: occupied === beds ? random.between(1, 2 + Math.ceil(placements * 0.4)) : 0,
        declined: Math.round((contacts - placements) * 0.6),
        referrals: random.between(1, 2 + Math.ceil(contacts * 0.15)),
        returnsHome: random.between(0, Math.ceil(placements * 0.2)),
        occupied,
        beds,
      };
    },
  );
  const sum = (of: (night: (typeof nights)[number]) => number): number =>
    nights.reduce((total, night) => total + of(night), 0);
  const contacts = sum(({ replayed }) => replayed.contacts);
  const cases = Math.round(contacts * 0.52);
  const referrals = sum((night) => night.referrals);
  const returnsHome = sum((night) => night.returnsHome);
  return {
    campaignId: 'SK-2425',
    language: 'en',
    timeZone: 'Africa/Casablanca',
    input: '2024-2025.csv',
    source: 'NYC Open Data, DHS Daily Report',
    scale,
    seed: 'warm-winter',
    startedAt: '2026-11-24T18:02:11.000Z',
    nightsMs: 71_300 * scale * 10,
    untilIdleMs: 9120,
    nights,
    totals: {
      contacts,
      people: Math.round(contacts * 0.49),
      placesVisited: 348,
      placesMissed: 61,
      cases,
      placements: sum(({ replayed }) => replayed.placements),
      alerts: 87,
      alertsUnanswered: 14,
      absentWithPass: 12,
      absentWithoutPass: 19,
      offers: 44,
      offersDeclined: 6,
      offersLapsed: 3,
      moved: 9,
      mistakes: 31,
      bedsLost: 5,
      referrals,
      referralsCompleted: Math.round(referrals * 0.8),
      returnsHome,
      visits: returnsHome * 3,
      declined: sum(({ declined }) => declined),
      deadlinesMissed: 17,
      facts: contacts * 6,
    },
    declinedBeds: { unsaid: 40, belongings: 31, fear: 12, animal: 1 },
    attention: {
      cases: 5,
      reasons: { 'agency-withdrew': 3, 'waiting-too-long': 2, 'referral-not-placed': 1 },
    },
    outcomes: {
      'lost-contact': Math.round(cases * 0.06),
      'elderly-centre': Math.round(cases * 0.04),
      open: Math.round(cases * 0.79),
      'reintegrated-permanent': Math.round(cases * 0.08),
      'womens-space': Math.round(cases * 0.02),
      'other-shelter': Math.round(cases * 0.01),
    },
    times: {
      needToBed: { count: 171, medianMs: 84.4, p99Ms: 3920 },
      referralToAnswer: { count: referrals - 4, medianMs: 612, p99Ms: 12_800 },
    },
    contactsPerSecond: 12.43,
    cost: {
      cases,
      historyEvents: { mean: 31.27, most: 148 },
      workflowTasks: { mean: 8.6, most: 41 },
    },
    restarts: {},
    links: [
      {
        to: 'list',
        name: 'Cases needing attention',
        url: 'http://127.0.0.1:8233/namespaces/iwaa/workflows?query=a&savedQuery=b',
      },
      { to: 'case', name: 'SK-2425-00042', url: 'http://127.0.0.1:8233/namespaces/iwaa' },
      { to: 'api', name: 'intake', url: 'http://127.0.0.1:7101/docs' },
    ],
    checks: [
      {
        name: 'alerts',
        claim: 'every alert was looked at to its end, or the committee was told that nobody had',
        examined: 87,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'disclosures',
        claim:
          'an agency that accepted is shown what its service may see of the person, and nothing once the referral has ended',
        examined: 214,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'places',
        claim:
          'every place of a round is visited or missed, and what was missed is handed over to the next one',
        examined: 409,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'census',
        claim:
          'the census of every night adds up to the beds, and has as many people in beds as the facts say',
        examined: nights.length,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'erasures',
        claim:
          'whoever was erased is read and found by nobody, and the certificate says when the key was destroyed',
        examined: 12,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'duplicates',
        claim: 'whoever was recorded twice is suggested to a person',
        examined: 12,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'offers',
        claim: 'whoever waits is offered a bed in the order of the list, and each offer has one end',
        examined: 44,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'ways to a bed',
        claim:
          'whoever is on the way to a bed finds it held for as long as the way may take, and sets out once',
        examined: 9,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'merges',
        claim:
          'a case that ended by a merge is closed, and has no bed, place in the list, referral or file any more',
        examined: 5,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'mistakes',
        claim:
          'whoever was checked out in error has the bed still, or got the next one or a place in the list',
        examined: 31,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'absences',
        claim: 'a bed is lost by absence once its grace is over, and by nobody who has a pass or is back',
        examined: 24,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'contacts',
        claim: 'every contact that was acknowledged is one fact, of the case that was told',
        examined: contacts,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'nights',
        claim: 'every night has exactly its contacts recorded and its placements checked in',
        examined: nights.length,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'beds',
        claim: 'no bed is taken by two people at once, and nobody has two beds',
        examined: beds,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'workflows',
        claim: 'every case has one workflow, running if and only if the case is open',
        examined: cases,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'sequences',
        claim: 'every decided fact is published, numbered from 1 without a gap',
        examined: 1893,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'outboxes',
        claim: 'every outbox is empty',
        examined: 2204,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'dead letters',
        claim: 'nothing was put aside since the winter began',
        examined: 6,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'nothing personal',
        claim: 'no personal value is in any topic, history, database or log',
        examined: 9011,
        ok: true,
        differences: [],
        untold: 0,
      },
      {
        name: 'control',
        claim: 'intake gives every personal value back to whoever may ask',
        examined: 40,
        ok: true,
        differences: [],
        untold: 0,
      },
    ],
    ok: true,
  };
}

/** The same report of a winter in which something went wrong: these documents hold personal values. */
export function exampleReportWithDifferences(...documents: string[]): WinterReport {
  const right = exampleReport();
  const differences = documents.map((document) => ({ what: 'personalInDocument', of: [document] }) as const);
  return {
    ...right,
    checks: right.checks.map((check) =>
      check.name === 'beds' ? { ...check, ok: false, differences } : check,
    ),
    restarts: { kafka: 1, casework: 2 },
    ok: false,
  };
}
