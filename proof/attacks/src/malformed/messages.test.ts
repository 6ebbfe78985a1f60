import { readMessage } from '@iwaa/eventing/wire/cloud-event';
import { describe, expect, it } from '@jest/globals';
import { attackHeader, malformedMessages } from './messages.ts';

const types = ['iwaa.intake.contact-recorded.v1', 'iwaa.agency.referral-answered.v1'];
const messages = malformedMessages(200, types, ['SK-2425-00001', 'SK-2425-00002']);

describe('the malformed messages', () => {
  it('are none of them a fact, nor passed over as of a type that is not known', () => {
    for (const { kind, key, value, headers } of messages) {
      const read = readMessage({ key, value, headers, offset: '0', timestamp: '1' });
      expect([kind, read.ok]).toEqual([kind, false]);
    }
  });

  it('are each known again by a header of their own, and of every kind and type', () => {
    expect(new Set(messages.map(({ headers }) => headers[attackHeader])).size).toBe(200);
    expect(new Set(messages.map(({ kind }) => kind)).size).toBe(31);
    expect(new Set(messages.map(({ type }) => type))).toEqual(new Set([undefined, ...types]));
  });
});
