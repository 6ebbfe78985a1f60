import { identity, profile } from '@iwaa/contracts/http/intake';
import { createRandom } from '@iwaa/proof-kit/random';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawMark } from './draw-mark.ts';
import { planPerson } from './people.ts';

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
