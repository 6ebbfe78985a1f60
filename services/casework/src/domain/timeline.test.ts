import { catalogue } from '@iwaa/contracts/catalogue';
import { timelineEntry } from '@iwaa/contracts/http/casework';
import { factArbitrary } from '@iwaa/eventing/testing/fact-arbitrary';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CaseFixture } from '../testing/case-fixture.ts';
import { published } from '../testing/published-facts.ts';
import { caseFactTypes } from './case-events.ts';
import { timelineEntryOf } from './timeline.ts';

const ofCases = catalogue.filter(({ type }) => caseFactTypes.includes(type));
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-/;

describe('an entry of a timeline', () => {
  test.each(ofCases.map((definition) => [definition.type, definition] as const))(
    'is answered whatever a %s may say, and names no thing or person by its id',
    (_type, definition) => {
      fc.assert(
        fc.property(factArbitrary(definition), (fact) => {
          const entry = timelineEntryOf(fact);
          expect(timelineEntry.parse(entry)).toEqual(entry);
          expect(JSON.stringify(entry)).not.toMatch(uuid);
          expect(JSON.stringify(entry)).not.toContain((fact.data as { caseId: string }).caseId);
        }),
        { numRuns: 20 },
      );
    },
  );

  test('says when, in which role, and the coded values of what happened', () => {
    const { facts } = new CaseFixture('SK-2425-00042', '2024-12-12T20:00:00Z', 1000)
      .needs('shelter')
      .held()
      .checkedIn()
      .checkedOut(1, 'to-family');
    const entries = facts.map(published).map(timelineEntryOf);
    expect(entries.map(({ at, by }) => [at, by])).toEqual(
      ['00.000Z', '01.000Z', '02.000Z', '03.000Z'].map((end) => [`2024-12-12T20:00:${end}`, 'service']),
    );
    const stay = { centreId: 'sidi-kacem-centre', night: '2024-12-12' };
    expect(entries.map(({ details }) => details)).toEqual([
      { kind: 'shelter', night: '2024-12-12' },
      { ...stay, lapsesAt: '2024-12-12T22:00:01.000Z' },
      stay,
      { ...stay, reason: 'to-family' },
    ]);
  });

  test('does not repeat what a program says of a fact that it could not take', () => {
    const { facts } = new CaseFixture('SK-2425-00042', '2024-12-12T20:00:00Z').putAside('x', 'y', 1);
    expect(facts.map(published).map(timelineEntryOf)).toMatchObject([
      { type: 'iwaa.casework.fact-put-aside.v1', details: {} },
    ]);
  });
});
