import { hour, nightName } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import type { Bed } from './beds-by-unit.ts';

const said = words({
  ar: {
    late: (night: string, until: string) => `رخصة تأخر ليلة ${night} إلى الساعة ${until}`,
    night: (night: string) => `رخصة مبيت في الخارج ليلة ${night}`,
    nights: (from: string, to: string) => `رخصة مبيت في الخارج من ليلة ${from} إلى ليلة ${to}`,
  },
  fr: {
    late: (night: string, until: string) => `Autorisation de retard, nuit du ${night}, jusqu’à ${until}`,
    night: (night: string) => `Autorisation de nuit au-dehors, nuit du ${night}`,
    nights: (from: string, to: string) => `Autorisation de nuits au-dehors, du ${from} au ${to}`,
  },
  en: {
    late: (night: string, until: string) => `Pass to come late on ${night}, until ${until}`,
    night: (night: string) => `Pass to be away on the night of ${night}`,
    nights: (from: string, to: string) => `Pass to be away from ${from} to ${to}`,
  },
});

export type PassOfStay = NonNullable<Bed['stay']>['passes'][number];

/** For which night or nights a pass is, and until which hour. */
export function passInWords({ from, to, until }: PassOfStay): string {
  if (until !== null) return said().late(nightName(from), hour(until));
  return from === to ? said().night(nightName(from)) : said().nights(nightName(from), nightName(to));
}
