import { expect, test } from '@jest/globals';
import { deliveryPriorityOf } from './delivery-priority.ts';

const contact = 'iwaa.intake.contact-recorded.v1';
const need = 'iwaa.intake.need-identified.v1';
const at = (seconds: number): string => new Date(Date.UTC(2024, 11, 12, 20, 0, seconds)).toISOString();

test('a need goes before a contact of the seconds before it, and not before one that has waited long', () => {
  const first = (...facts: Parameters<typeof deliveryPriorityOf>[0][]) =>
    facts.toSorted((one, other) => deliveryPriorityOf(one) - deliveryPriorityOf(other))[0];
  const [now, moments, long] = [
    { type: need, time: at(40) } as const,
    { type: contact, time: at(30) } as const,
    { type: contact, time: at(10) } as const,
  ];
  expect(first(moments, now)).toBe(now);
  expect(first(now, long)).toBe(long);
});

test('among their own kind facts are told in the order of their time', () => {
  for (const type of [contact, need] as const)
    expect(deliveryPriorityOf({ type, time: at(1) })).toBeLessThan(deliveryPriorityOf({ type, time: at(2) }));
});
