import { describe, expect, test } from '@jest/globals';
import type { CaseFact } from '../domain/case-fact.ts';
import { ToldCase } from '../testing/told-case.ts';
import { createFactGatherer } from './fact-gatherer.ts';

const facts = new ToldCase('SK-2425-00042', '2024-12-12T20:00:00.000Z').opened().met().held().facts;
const [first, second, third] = facts.map((fact) => [fact]) as [CaseFact[], CaseFact[], CaseFact[]];

/** A sending that ends when the test says so. */
function sending() {
  const sent: { caseId: string; facts: CaseFact[]; end: PromiseWithResolvers<void> }[] = [];
  const send = (caseId: string, told: CaseFact[]): Promise<void> => {
    const end = Promise.withResolvers<void>();
    sent.push({ caseId, facts: told, end });
    return end.promise;
  };
  return { sent, send };
}

const inFlight = 2;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('the gatherer', () => {
  test('has at most so many under way, and goes on when one ends', async () => {
    const { sent, send } = sending();
    const gatherer = createFactGatherer({ send, inFlight });
    const told = ['A', 'B', 'C', 'D'].map((caseId) => gatherer.add(caseId, first));
    await until(() => sent.length === 2);
    for (const _ of told) {
      expect(sent.filter(({ end }) => end).length).toBeLessThanOrEqual(4);
    }
    sent[0]?.end.resolve();
    await until(() => sent.length === 3);
    expect(sent.map(({ caseId }) => caseId)).toEqual(['A', 'B', 'C']);
    sent[1]?.end.resolve();
    sent[2]?.end.resolve();
    await until(() => sent.length === 4);
    sent[3]?.end.resolve();
    await Promise.all(told);
  });

  test('sends what is urgent before what can wait, whichever came first', async () => {
    const { sent, send } = sending();
    const gatherer = createFactGatherer({ send, inFlight: 1 });
    const met = facts.filter(({ type }) => type === 'iwaa.intake.contact-recorded.v1');
    const held = facts.filter(({ type }) => type === 'iwaa.shelter-capacity.bed-held.v1');
    expect([met.length, held.length]).toEqual([1, 1]);
    const told = [
      gatherer.add('A', met),
      gatherer.add('B', held),
      gatherer.add('C', [...met, ...held]),
      gatherer.add('D', met),
    ];
    for (let number = 1; number <= told.length; number += 1) {
      await until(() => sent.length === number);
      sent[number - 1]?.end.resolve();
    }
    await Promise.all(told);
    expect(sent.map(({ caseId }) => caseId)).toEqual(['B', 'C', 'A', 'D']);
  });

  test('gathers what comes for a case that has to wait for others', async () => {
    const { sent, send } = sending();
    const gatherer = createFactGatherer({ send, inFlight: 1 });
    const busy = gatherer.add('A', first);
    await until(() => sent.length === 1);
    const told = Promise.all([gatherer.add('B', second), gatherer.add('B', third)]);
    sent[0]?.end.resolve();
    await until(() => sent.length === 2);
    expect(sent[1]).toMatchObject({ caseId: 'B', facts: [...second, ...third] });
    sent[1]?.end.resolve();
    await Promise.all([busy, told]);
  });

  test('keeps what comes for a case that is under way for the next sending', async () => {
    const { sent, send } = sending();
    const gatherer = createFactGatherer({ send, inFlight });
    const one = gatherer.add('A', first);
    await until(() => sent.length === 1);
    const two = Promise.all([gatherer.add('A', second), gatherer.add('A', third)]);
    expect(sent).toHaveLength(1);
    sent[0]?.end.resolve();
    await one;
    await until(() => sent.length === 2);
    expect(sent[1]?.facts).toEqual([...second, ...third]);
    sent[1]?.end.resolve();
    await two;
  });

  test('tells whoever waits when the sending fails, and goes on with others', async () => {
    const { sent, send } = sending();
    const gatherer = createFactGatherer({ send, inFlight: 1 });
    const failed = gatherer.add('A', first);
    const other = gatherer.add('B', first);
    await until(() => sent.length === 1);
    sent[0]?.end.reject(new Error('away'));
    await expect(failed).rejects.toThrow('away');
    await until(() => sent.length === 2);
    sent[1]?.end.resolve();
    await other;
  });
});
