import { words } from '../../language/words.ts';

const said = words({
  ar: { beds: 'لليالي الباردة' },
  fr: { beds: 'pour nuits de froid' },
  en: { beds: 'for cold nights' },
});

/** What is said of beds that are kept for cold nights. */
export function forColdNights(): string {
  return said().beds;
}
