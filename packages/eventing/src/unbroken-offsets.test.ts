import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createUnbrokenOffsets } from './unbroken-offsets.ts';

test('whatever batch is worked on first, no offset is given before which something is left, and in the end the last', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.nat()), (lengths, choices) => {
      const offsets = createUnbrokenOffsets();
      let next = 10;
      const batches = lengths.map((length) => {
        const messages = Array.from({ length }, () => next++);
        return { messages, tell: offsets.begin('iwaa.intake.v1/0', String(messages.at(-1))) };
      });
      const done = new Set<number>();
      let committed: string | undefined;
      for (
        let open = batches;
        open.length > 0;
        open = batches.filter(({ messages }) => messages.length > 0)
      ) {
        const batch = open[(choices.next().value ?? 0) % open.length];
        const message = batch?.messages.shift();
        if (message === undefined) break;
        done.add(message);
        committed = batch?.tell(String(message)) ?? committed;
        for (let offset = 10; offset <= Number(committed ?? 0); offset += 1) expect(done).toContain(offset);
      }
      expect(committed).toBe(String(next - 1));
    }),
  );
});

test('partitions do not wait for each other', () => {
  const offsets = createUnbrokenOffsets();
  offsets.begin('iwaa.intake.v1/0', '7');
  expect(offsets.begin('iwaa.intake.v1/1', '3')('3')).toBe('3');
});
