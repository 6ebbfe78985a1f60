import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differencesInWords } from '../report/said-of.ts';
import { englishDifferences } from '../report/words/differences-en.ts';
import type { Check } from './check.ts';
import { checkNothingPersonal, checkSecretsAtHome } from './check-secrets.ts';

const told = (check: Check): string[] => differencesInWords(check, englishDifferences);

const mark = 'zq7f3k9x';
const places = ['one', 'two', 'three'].map((log) => ({
  place: { what: 'personalInLog', of: [log] } as const,
  text: `nothing of ${log}`,
}));

describe('the check that nothing personal is about', () => {
  it('passes when the mark is nowhere', () => {
    expect(checkNothingPersonal(mark, places, [])).toMatchObject({ ok: true, examined: 3 });
  });

  it('finds the mark in each place, wherever it stands in the text', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.string(), fc.string(), (index, before, after) => {
        const leaking = places.map((one, at) =>
          at === index ? { ...one, text: before + mark + after } : one,
        );
        expect(told(checkNothingPersonal(mark, leaking, []))).toEqual([
          `a personal value stands in the log ${places[index]?.place.of[0]}`,
        ]);
      }),
    );
  });

  it('finds the mark in base64, wherever it stands among the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (before, after) => {
        const text = Buffer.concat([before, Buffer.from(`name-${mark}-1`), after]).toString('base64');
        expect(
          checkNothingPersonal(mark, [{ place: { what: 'personalInLog', of: ['one'] }, text }], []).ok,
        ).toBe(false);
      }),
    );
  });

  it('finds each document in which the mark was seen', () => {
    expect(told(checkNothingPersonal(mark, places, ['intake.people/1']))).toEqual([
      'a personal value stands in clear in intake.people/1',
    ]);
  });

  it('does not pass when no place was searched', () => {
    expect(checkNothingPersonal(mark, [], []).ok).toBe(false);
  });
});

describe('the control', () => {
  const planted = { nickname: `nick-${mark}`, papers: { kind: 'national-id', number: `id-${mark}` } };

  it('passes when intake gives back what was planted, whatever the order of its fields', () => {
    const found = { papers: { number: `id-${mark}`, kind: 'national-id' }, nickname: `nick-${mark}` };
    expect(checkSecretsAtHome(1, [{ personId: 'p1', planted, found }])).toMatchObject({
      ok: true,
      examined: 1,
    });
  });

  it.each([
    ['a value was changed', { ...planted, nickname: 'other' }],
    ['a value is missing', { nickname: planted.nickname }],
    ['nothing came back', undefined],
  ])('finds that %s', (_name, found) => {
    expect(told(checkSecretsAtHome(1, [{ personId: 'p1', planted, found }]))).toEqual([
      'intake does not give back what was told of p1',
    ]);
  });

  it('does not pass when nobody was asked for, or when nothing was planted', () => {
    expect(checkSecretsAtHome(1, []).ok).toBe(false);
    expect(checkSecretsAtHome(1, [{ personId: 'p1', planted: undefined, found: undefined }]).ok).toBe(false);
  });

  it('passes and says why it examined nothing, when there was no contact and so nobody to ask for', () => {
    expect(checkSecretsAtHome(0, [])).toMatchObject({
      ok: true,
      examined: 0,
      note: 'nothing to examine: at this scale the winter has no contact',
    });
    expect(checkSecretsAtHome(1, [{ personId: 'p1', planted, found: planted }])).not.toHaveProperty('note');
  });
});
