import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  attentionOf,
  costOf,
  declinedBeds,
  distinctFacts,
  durationOf,
  nightFigures,
  outcomes,
  times,
  totals,
} from './figures.ts';

const [first, second] = ['2024-12-12', '2024-12-15'];
let count = 0;

function fact(type: string, data: Record<string, unknown>, time = 0, campaignId = 'SK-2425'): PublishedFact {
  count += 1;
  return {
    topic: `iwaa.${type.split('.')[0]}.v1`,
    partition: 0,
    offset: String(count),
    key: '',
    id: `fact-${count}`,
    type: `iwaa.${type}.v1`,
    subject: '',
    sequence: 1,
    time,
    data: { campaignId, ...data },
    text: '',
  };
}

const facts = [
  fact('intake.night-level-declared', { night: first, level: 'cold' }),
  fact('intake.case-opened', { caseId: 'A' }),
  fact('intake.contact-recorded', { caseId: 'A', contactId: 'c1', night: first }),
  fact('intake.need-identified', { caseId: 'A', needId: 'n1', kind: 'shelter', night: first }, 1000),
  fact('shelter-capacity.bed-held', { caseId: 'A', needId: 'n1', holdId: 'h1', night: first }, 1080),
  fact('shelter-capacity.checked-in', { caseId: 'A', stayId: 's1', holdId: 'h1', night: first }),
  fact('intake.case-opened', { caseId: 'B' }),
  fact('intake.contact-recorded', { caseId: 'B', contactId: 'c2', night: first }),
  fact('intake.need-declined', { caseId: 'B', kind: 'shelter', night: first, reason: 'animal' }),
  fact('shelter-capacity.bed-held', { caseId: 'B', needId: 'n2', holdId: 'h2', night: first }, 2000),
  fact('shelter-capacity.hold-lapsed', { caseId: 'B', holdId: 'h2' }),
  fact('shelter-capacity.checked-out', { caseId: 'A', stayId: 's1', night: second }),
  fact('intake.contact-recorded', { caseId: 'A', contactId: 'c3', night: second }),
  fact('intake.case-opened', { caseId: 'C' }),
  fact('shelter-capacity.waiting-list-joined', { caseId: 'C', needId: 'n3', night: second }),
  fact('referral.referral-requested', { caseId: 'A', referralId: 'r1', night: second }, 5000),
  fact('referral.referral-accepted', { caseId: 'A', referralId: 'r1' }, 5600),
  fact('referral.referral-completed', { caseId: 'A', referralId: 'r1' }, 9000),
  fact('referral.referral-requested', { caseId: 'B', referralId: 'r2', night: second }, 5000),
  fact('referral.referral-rejected', { caseId: 'B', referralId: 'r2' }, 5200),
  fact('mediation.mediation-file-opened', { caseId: 'A', fileId: 'f1', night: first }),
  fact('mediation.person-reintegrated', { caseId: 'A', fileId: 'f1' }),
  fact('mediation.follow-up-visit-made', { caseId: 'A', visit: 1 }),
  fact('casework.case-closed', { caseId: 'A', outcome: 'reintegrated-permanent' }),
  fact('casework.deadline-missed', { caseId: 'C', deadline: 'waitingForBed' }),
];

describe('the figures of a winter', () => {
  it('count each fact of the campaign once, and no fact of another campaign or topic', () => {
    const other = fact('intake.case-opened', { caseId: 'X' }, 0, 'SKA-2425');
    const toAgency = { ...fact('referral.referral-requested', {}), topic: 'iwaa.agency.one.referrals.v1' };
    const topics = new Set(facts.map(({ topic }) => topic));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...facts, ...facts, other, toAgency], { minLength: 2 * facts.length + 2 }),
        (messages) => {
          const distinct = distinctFacts(messages, 'SK-2425', topics);
          expect(distinct.map(({ id }) => id).sort()).toEqual(facts.map(({ id }) => id).sort());
        },
      ),
    );
  });

  it('tell for each night what came of it, whatever the order of the facts', () => {
    const nights = [
      { night: first, reported: { contacts: 20, placements: 10 }, contacts: 2, placements: 1 },
      { night: second, reported: { contacts: 10, placements: 0 }, contacts: 1, placements: 0 },
    ];
    const none = {
      bedsHeld: 0,
      holdsLapsed: 0,
      waited: 0,
      declined: 0,
      referrals: 0,
      returnsHome: 0,
      beds: 7,
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        expect(nightFigures(nights, shuffled, { always: 7, onColdNights: 2 })).toEqual([
          {
            ...none,
            night: first,
            level: 'cold',
            beds: 9,
            reported: { contacts: 20, placements: 10 },
            replayed: { contacts: 2, placements: 1 },
            bedsHeld: 2,
            holdsLapsed: 1,
            declined: 1,
            returnsHome: 1,
            occupied: 1,
          },
          {
            ...none,
            night: second,
            level: 'normal',
            reported: { contacts: 10, placements: 0 },
            replayed: { contacts: 1, placements: 0 },
            waited: 1,
            referrals: 2,
            occupied: 0,
          },
        ]);
      }),
    );
  });

  it('give the totals', () => {
    expect(totals(facts, 3)).toEqual({
      contacts: 3,
      people: 3,
      placesVisited: 0,
      placesMissed: 0,
      cases: 3,
      placements: 1,
      alerts: 0,
      alertsUnanswered: 0,
      absentWithPass: 0,
      absentWithoutPass: 0,
      offers: 0,
      offersDeclined: 0,
      offersLapsed: 0,
      moved: 0,
      mistakes: 0,
      bedsLost: 0,
      referrals: 2,
      referralsCompleted: 1,
      returnsHome: 1,
      visits: 1,
      declined: 1,
      deadlinesMissed: 1,
      facts: facts.length,
    });
  });

  it('count the alerts, and those of which the committee was told, once each however often', () => {
    const more = [
      ...['one', 'two'].map((alertId) => fact('intake.alert-raised', { alertId })),
      ...['two', 'two'].map((alertId) => fact('intake.alert-escalated', { alertId })),
    ];
    expect(totals(more, 0)).toMatchObject({ alerts: 2, alertsUnanswered: 1 });
  });

  it('count who was found absent, with a pass and without, and the beds that were lost for it', () => {
    const more = [
      fact('shelter-capacity.absence-recorded', { losesBedAt: null }),
      fact('shelter-capacity.absence-recorded', { losesBedAt: '2024-12-14T20:00:00.000Z' }),
      fact('shelter-capacity.absence-recorded', { losesBedAt: '2024-12-14T20:00:00.000Z' }),
      fact('shelter-capacity.checked-out', { reason: 'absent-without-pass' }),
    ];
    expect(totals(more, 0)).toMatchObject({ absentWithPass: 1, absentWithoutPass: 2, bedsLost: 1 });
  });

  it('count the beds that were declined by why, and no other service', () => {
    const declined = (data: Record<string, unknown>) =>
      fact('intake.need-declined', { caseId: 'D', ...data });
    const more = [declined({ kind: 'shelter' }), declined({ kind: 'health' })];
    expect(declinedBeds([...facts, ...more])).toEqual({ animal: 1, unsaid: 1 });
  });

  it('count each case by its outcome, and those without one as open', () => {
    expect(outcomes(facts)).toEqual({ 'reintegrated-permanent': 1, open: 2 });
  });

  it('measure from the need to the first bed and from the referral to its answer', () => {
    expect(times(facts)).toEqual({
      needToBed: { count: 1, medianMs: 80, p99Ms: 80 },
      referralToAnswer: { count: 2, medianMs: 200, p99Ms: 600 },
    });
  });

  it('take the median and the 99th percentile by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(durationOf(hundred)).toEqual({ count: 100, medianMs: 50, p99Ms: 99 });
    expect(durationOf([])).toEqual({ count: 0, medianMs: 0, p99Ms: 0 });
  });

  it('tell what cases cost on average and at most', () => {
    const one = { caseId: 'A', runId: 'a', status: 'RUNNING', runs: 1, attention: [], text: '' };
    expect(
      costOf([
        { ...one, historyEvents: 10, workflowTasks: 3 },
        { ...one, historyEvents: 20, workflowTasks: 4 },
      ]),
    ).toEqual({ cases: 2, historyEvents: { mean: 15, most: 20 }, workflowTasks: { mean: 3.5, most: 4 } });
    expect(costOf([])).toEqual({
      cases: 0,
      historyEvents: { mean: 0, most: 0 },
      workflowTasks: { mean: 0, most: 0 },
    });
  });

  it('count the open cases that need attention once, and each of their reasons', () => {
    const one = { caseId: 'A', runId: 'a', runs: 1, historyEvents: 1, workflowTasks: 1, text: '' };
    expect(
      attentionOf([
        { ...one, status: 'RUNNING', attention: ['agency-withdrew', 'waiting-too-long'] },
        { ...one, status: 'RUNNING', attention: ['agency-withdrew'] },
        { ...one, status: 'RUNNING', attention: [] },
        { ...one, status: 'COMPLETED', attention: ['visit-overdue'] },
      ]),
    ).toEqual({ cases: 2, reasons: { 'agency-withdrew': 2, 'waiting-too-long': 1 } });
  });
});
