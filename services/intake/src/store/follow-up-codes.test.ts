import { createHmac, randomUUID } from 'node:crypto';
import { followAlert } from '@iwaa/contracts/http/alerts';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createFollowUpCodes } from './follow-up-codes.ts';

const under = (secret: string) =>
  createFollowUpCodes({ blind: (text) => createHmac('sha256', secret).update(text).digest('base64url') });
const codes = under('one secret');

test('the code of an alert has the form that is asked for, is always the same, and another under another secret', () => {
  fc.assert(
    fc.property(fc.uuid(), (alert) => {
      const code = codes.of(alert);
      expect(followAlert.parse({ code })).toEqual({ code });
      expect(codes.of(alert)).toBe(code);
      expect(under('another secret').of(alert)).not.toBe(code);
    }),
  );
});

test('a code is known by what is kept of it, however it is written, and what is kept does not tell it', () => {
  const code = codes.of(randomUUID());
  const written = followAlert.parse({ code: code.toLowerCase().replaceAll('-', '') });
  expect(codes.hash(written.code)).toBe(codes.hash(code));
  expect(codes.hash(code)).not.toContain(code.replaceAll('-', ''));
});

test('a thousand alerts have a thousand codes', () => {
  expect(new Set(Array.from({ length: 1000 }, () => codes.of(randomUUID()))).size).toBe(1000);
});
