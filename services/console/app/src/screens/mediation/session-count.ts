import { arabicCount, englishCount, frenchCount } from '@iwaa/words/counted';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    sessions: (count: number) =>
      arabicCount(count, {
        zero: 'بدون جلسات',
        one: 'جلسة واحدة',
        two: 'جلستان',
        few: '# جلسات',
        many: '# جلسة',
        other: '# جلسة',
      }),
  },
  fr: { sessions: (count: number) => frenchCount(count, { one: '# séance', other: '# séances' }) },
  en: { sessions: (count: number) => englishCount(count, { one: '# session', other: '# sessions' }) },
});

/** How many sessions were held, in words. */
export function sessionCount(count: number): string {
  return said().sessions(count);
}
