import { identity, profile } from '@iwaa/contracts/http/intake';
import { compareWords } from '@iwaa/domain/name-likeness';
import { wordsOfName } from '@iwaa/domain/name-words';
import { createRandom } from '@iwaa/proof-kit/random';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawMark } from './draw-mark.ts';
import { planDouble, planPerson } from './people.ts';

it('every personal value of a planned person holds the mark, and intake takes it', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 99_999 }), (winter, number) => {
      const mark = drawMark(winter);
      const planned = planPerson(number, '2014-01-15', mark, createRandom(winter));
      const { papers, ...words } = planned.identity;
      for (const word of [...Object.values(words), papers?.number ?? mark]) expect(word).toContain(mark);
      expect(identity.parse(planned.identity)).toEqual(planned.identity);
      expect(profile.parse(planned.profile)).toEqual(planned.profile);
      expect((planned.profile.onStreetSince ?? '2014-01') <= '2014-01').toBe(true);
    }),
  );
});

it('nobody is taken for somebody else by the mark, and whoever is met as somebody new is heard alike', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(99_999), fc.nat(99_999), (winter, number, other) => {
      const [mark, random] = [drawMark(winter), createRandom(winter)];
      const planned = planPerson(number, '2014-01-15', mark, random);
      const words = (name: string | undefined) => (name === undefined ? [] : wordsOfName(name));
      expect(words(planned.identity.nickname).length).toBeLessThanOrEqual(1);
      expect(words(planned.identity.name).length).toBeLessThanOrEqual(3);
      const double = planDouble(planned, other, mark, random);
      expect(identity.parse(double.identity)).toEqual(double.identity);
      expect(double.identity.name).toContain(mark);
      if (!planned.identity.name) return;
      expect(compareWords(words(planned.identity.name), words(double.identity.name)).isLikelyOne).toBe(true);
    }),
  );
});
