import { unitKinds } from '@iwaa/contracts/vocabulary';
import { codeWords } from '../../language/code-words.ts';
import { number } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: { bed: (count: string, unit: string) => `السرير ${count}، ${unit}` },
  fr: { bed: (count: string, unit: string) => `lit ${count}, ${unit}` },
  en: { bed: (count: string, unit: string) => `bed ${count}, ${unit}` },
});

/** What a bed is called in its centre: its number among those of its unit. One whose id says no more is called by that. */
export function bedName(bedId: string): string {
  const [, within = bedId] = bedId.split('.');
  const [, kind, count] = /^(.+)-(\d+)$/.exec(within) ?? [];
  const unit = unitKinds.find((one) => one === kind);
  return unit === undefined ? within : said().bed(number(Number(count)), codeWords().unitKinds[unit]);
}
