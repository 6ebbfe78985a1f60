import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeFault, isTransient, PermanentFault, TransientFault } from './fault.ts';

function named(name: string, more: object = {}, options?: ErrorOptions): Error {
  return Object.assign(new Error('the text of a driver', options), { name }, more);
}

describe('what passes by itself is transient', () => {
  test.each([
    ['a transient fault of ours', new TransientFault('busy')],
    ['anything that says so', named('Anything', { transient: true })],
    ['a refused connection', named('Error', { code: 'ECONNREFUSED' })],
    ['a reset connection', named('Error', { code: 'ECONNRESET' })],
    ['MongoDB away', named('MongoServerSelectionError')],
    ['MongoDB away, by mongoose', named('MongooseServerSelectionError')],
    [
      'a retryable write of MongoDB',
      named('MongoServerError', { hasErrorLabel: (label: string) => label === 'RetryableWriteError' }),
    ],
    ['a retriable error of kafkajs', named('KafkaJSProtocolError', { retriable: true })],
    ['Kafka away', named('KafkaJSNumberOfRetriesExceeded', { retriable: false })],
    [
      'a fetch that failed',
      new TypeError('fetch failed', { cause: named('Error', { code: 'ECONNREFUSED' }) }),
    ],
    ['a timed-out fetch', AbortSignal.abort(new DOMException('late', 'TimeoutError')).reason],
    [
      'a cause deep inside',
      named('A', {}, { cause: named('B', {}, { cause: named('C', { code: 'EPIPE' }) }) }),
    ],
  ])('%s', (_what, error) => {
    expect(isTransient(error)).toBe(true);
  });
});

describe('what does not pass by itself is not transient', () => {
  test.each([
    ['a bug', new TypeError('x is not a function')],
    ['a duplicate key', named('MongoServerError', { code: 11000, hasErrorLabel: () => false })],
    ['a protocol error that is final', named('KafkaJSProtocolError', { retriable: false })],
    [
      'a permanent fault, whatever caused it',
      new PermanentFault('refused', { cause: named('Error', { code: 'ECONNRESET' }) }),
    ],
    ['text', 'ECONNREFUSED'],
    ['nothing', undefined],
  ])('%s', (_what, error) => {
    expect(isTransient(error)).toBe(false);
  });
});

test('a ring of causes comes to an end', () => {
  const error: Error & { cause?: unknown } = new Error('ring');
  error.cause = error;
  expect(isTransient(error)).toBe(false);
});

test('the description of an error never holds its text', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), (secret) => {
      const error = Object.assign(new Error(secret), { code: `dup key: { name: "${secret}" }` });
      expect(JSON.stringify(describeFault(error))).not.toContain(secret);
    }),
  );
  expect(describeFault(named('MongoServerError', { code: 11000 }))).toEqual({
    error: 'MongoServerError',
    code: '11000',
  });
});
