import { randomUUID } from 'node:crypto';
import type { Fact } from '@iwaa/contracts/event';
import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { PermanentFault, TransientFault } from '../failure/fault.ts';
import { createBatchDelivery, createReactionDelivery } from './deliver.ts';
import { createFailurePolicy } from './failure-policy.ts';
import type { TakenMessage } from './taken-message.ts';

const type = 'iwaa.test.happened.v1';
const never = new AbortController().signal;

/** What was put aside and what was done, by the fact's sequence. */
function newPolicy() {
  const letters: { offset: string; reason: string; code: string; attempts: string }[] = [];
  const done: number[] = [];
  const policy = createFailurePolicy({
    groupId: 'test.reader',
    log: pino({ level: 'silent' }),
    deadLetters: {
      topic: 'test.dead-letters.v1',
      publisher: {
        async forward(_topic, messages) {
          for (const { headers } of messages) {
            const about = (name: string) => String(headers?.[`iwaa_dead_letter_${name}`]);
            letters.push({
              offset: about('offset'),
              reason: about('reason'),
              code: about('code'),
              attempts: about('attempts'),
            });
          }
        },
      },
    },
  });
  const taken = (sequence: number, signal = never): TakenMessage => ({
    topic: 'test.v1',
    partition: 0,
    message: { key: 'k', value: '{}', headers: {}, offset: String(sequence), timestamp: '0' },
    content: { fact: factOf(sequence) },
    signal,
    tries: { all: 0, unknown: 0 },
    done: () => void done.push(sequence),
  });
  return { policy, letters, done, taken };
}

function factOf(sequence: number): Fact {
  return {
    id: randomUUID(),
    source: '/test',
    type,
    subject: 'test/1',
    time: '',
    sequence,
    actor: { role: 'service', subject: 'test' },
    data: {},
  };
}

const sequencesOf = (facts: readonly Fact[]) => facts.map(({ sequence }) => sequence);
const offsetsOf = (taken: readonly TakenMessage[]) => taken.map(({ message }) => Number(message.offset));

describe('reactions', () => {
  const reacting = (react: (sequence: number) => void) => {
    const given = newPolicy();
    const reaction = { type, react: async ({ sequence }: Fact) => react(sequence) };
    return { ...given, deliver: createReactionDelivery([reaction], given.policy) };
  };

  test('to a fact that has to wait keep those behind it waiting, and those before it are done', async () => {
    const { deliver, taken, done, letters } = reacting((sequence) => {
      if (sequence === 2) throw new TransientFault('away');
    });
    expect(offsetsOf(await deliver([1, 2, 3].map((each) => taken(each))))).toEqual([2, 3]);
    expect([done, letters]).toEqual([[1], []]);
  });

  test('put aside at once what is refused, after five retries what nobody has named, and go on', async () => {
    const { deliver, taken, done, letters } = reacting((sequence) => {
      if (sequence === 1) throw new PermanentFault('no-such-centre');
      if (sequence === 2) throw Object.assign(new Error('dup key: "Fatima"'), { code: 11000 });
    });
    let left: readonly TakenMessage[] = [1, 2, 3].map((each) => taken(each));
    let deliveries = 0;
    for (; left.length > 0; deliveries += 1) left = await deliver(left);
    expect(deliveries).toBe(6);
    expect(letters).toEqual([
      { offset: '1', reason: 'refused', code: 'no-such-centre', attempts: '1' },
      { offset: '2', reason: 'failed-repeatedly', code: 'Error:11000', attempts: '6' },
    ]);
    expect(done).toEqual([1, 2, 3]);
  });

  test('do not use up the tries of an unknown error by transient faults in between', async () => {
    let tries = 0;
    const { deliver, taken, letters } = reacting(() => {
      tries += 1;
      throw tries % 2 === 0 ? new Error('unknown') : new TransientFault('away');
    });
    let left: readonly TakenMessage[] = [taken(1)];
    while (left.length > 0) left = await deliver(left);
    expect(letters).toMatchObject([{ reason: 'failed-repeatedly', attempts: '12' }]);
  });

  test('are not begun once the messages are no longer the reader’s', async () => {
    const reacted: number[] = [];
    const { deliver, taken, done } = reacting((sequence) => void reacted.push(sequence));
    expect(await deliver([taken(1, AbortSignal.abort())])).toEqual([]);
    expect([reacted, done]).toEqual([[], []]);
  });

  test('are not made to what can not be a fact: it is put aside with its reason', async () => {
    const { deliver, taken, done, letters } = reacting(() => undefined);
    await deliver([{ ...taken(1), content: { reason: 'not-json' } }, taken(2)]);
    expect(letters).toMatchObject([{ offset: '1', reason: 'not-json' }]);
    expect(done).toEqual([1, 2]);
  });
});

describe('a batch', () => {
  test('of which some facts failed has those tried again or put aside, and the others are done', async () => {
    const { policy, taken, done, letters } = newPolicy();
    const deliver = createBatchDelivery(
      async (facts) =>
        facts.flatMap((fact) => {
          if (fact.sequence === 2) return [{ fact, error: new TransientFault('away') }];
          if (fact.sequence === 3) return [{ fact, error: new PermanentFault('bad-campaign') }];
          return [];
        }),
      policy,
    );
    expect(offsetsOf(await deliver([1, 2, 3, 4].map((each) => taken(each))))).toEqual([2]);
    expect(letters).toMatchObject([{ offset: '3', reason: 'refused', code: 'bad-campaign' }]);
    expect(done.toSorted()).toEqual([1, 3, 4]);
  });

  test('that failed as a whole by a transient fault is tried again as a whole', async () => {
    const { policy, taken, done } = newPolicy();
    const deliver = createBatchDelivery(() => Promise.reject(new TransientFault('away')), policy);
    expect(offsetsOf(await deliver([taken(1), taken(2)]))).toEqual([1, 2]);
    expect(done).toEqual([]);
  });

  test.each([new PermanentFault('unlucky'), new RangeError('unlucky')])(
    'that failed as a whole for nobody knows whose sake is handed over one by one: %s',
    async (error) => {
      const { policy, taken, done, letters } = newPolicy();
      const handled: number[][] = [];
      const deliver = createBatchDelivery(async (facts) => {
        handled.push(sequencesOf(facts));
        if (facts.some(({ sequence }) => sequence === 2)) throw error;
        return [];
      }, policy);
      let left: readonly TakenMessage[] = [1, 2, 3].map((each) => taken(each));
      while (left.length > 0) left = await deliver(left);
      expect(handled.slice(0, 4)).toEqual([[1, 2, 3], [1], [2], [3]]);
      expect(letters).toMatchObject([{ offset: '2' }]);
      expect(done.toSorted()).toEqual([1, 2, 3]);
    },
  );
});
