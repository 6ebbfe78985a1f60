import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isTimeZone } from './time-zone.ts';

describe('a time zone', () => {
  it('is any place of the IANA list', () => {
    const names = Intl.supportedValuesOf('timeZone');
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name) => !isTimeZone(name))).toEqual([]);
    expect(isTimeZone('UTC')).toBe(true);
  });

  it('is no offset, whatever the form', () => {
    const offset = fc.stringMatching(/^(?:UTC|GMT|Etc\/GMT)?[+-](?:[01]\d|2[0-3]|\d)(?::?[0-5]\d)?$/);
    fc.assert(fc.property(offset, (text) => !isTimeZone(text)));
  });

  it.each([['Africa/Atlantis'], ['africa/casablanca'], ['Africa/Casablanca '], ['CET'], ['']])(
    'is not %j',
    (text) => expect(isTimeZone(text)).toBe(false),
  );
});
