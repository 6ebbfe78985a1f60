import { describe, expect, it } from '@jest/globals';
import type { AsideMessage } from '../evidence/topics.ts';
import type { Poison } from '../faults/poison.ts';
import { checkDeadLetters } from './check-dead-letters.ts';

const topic = 'iwaa.intake.v1';
const poison: Poison = { key: 'poison.a.not-json', topic, kind: 'not-json', untyped: false, taken: true };
const bare: Poison = { ...poison, key: 'poison.a.no-headers', kind: 'no-headers', untyped: true };
const readers = new Map([[topic, ['iwaa.referral.facts', 'iwaa.mediation.facts']]]);
const letter = (key: string, group = 'iwaa.referral.facts'): AsideMessage => ({
  topic: 'iwaa.referral.dead-letters.v1',
  key,
  originTopic: topic,
  group,
  reason: 'not-json',
  code: '-',
});
const differences = (letters: AsideMessage[], poured: Poison[]) =>
  checkDeadLetters(letters, poured, readers).differences;

describe('the check of dead letters', () => {
  it('accepts poison that was put aside, once or twice', () => {
    expect(differences([letter(poison.key), letter(poison.key)], [poison])).toEqual([]);
  });

  it('finds poison that was swallowed', () => {
    expect(differences([], [poison])).toHaveLength(1);
  });

  it('finds a reader that passed over poison that concerns every reader', () => {
    expect(differences([letter(bare.key)], [bare])).toHaveLength(1);
    const both = [letter(bare.key), letter(bare.key, 'iwaa.mediation.facts')];
    expect(differences(both, [bare])).toEqual([]);
  });

  it('finds a good message that was put aside', () => {
    expect(differences([letter(poison.key), letter('SK-2526-00001')], [poison])).toHaveLength(1);
  });

  it('asks nothing of poison that Kafka may not have taken', () => {
    expect(differences([], [{ ...poison, taken: false }])).toEqual([]);
  });

  it('takes a letter without a key for what could not be unpacked in that topic, and for nothing else', () => {
    const bomb: Poison = { ...poison, key: 'poison.a.bomb', kind: 'bomb', unread: true };
    expect(differences([letter('')], [bomb])).toEqual([]);
    expect(differences([], [bomb])).toHaveLength(1);
    expect(differences([letter(''), letter(poison.key)], [poison])).toHaveLength(1);
    expect(differences([{ ...letter(''), originTopic: 'iwaa.referral.v1' }], [bomb])).toHaveLength(2);
  });
});
