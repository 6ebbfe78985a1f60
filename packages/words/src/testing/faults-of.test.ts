import { expect, test } from '@jest/globals';
import { faultsOf } from './faults-of.ts';

test.each([
  ['en', ' ', ['is empty', 'has a blank too many']],
  ['en', 'a  bed', ['has a blank too many']],
  ['fr', 'un lit ', ['has a blank too many']],
  ['en', 'at {centre}', ['has a place that nothing fills']],
  ['ar', 'سرير held', ['has Latin letters']],
  ['fr', 'un lit شاغر', ['has Arabic letters']],
  ['en', 'a bed شاغر', ['has Arabic letters']],
  ['ar', 'سرير, شاغر', ['has Latin punctuation']],
  ['ar', 'سـرير', ['has a letter that Arabic does not write, or a lengthened one']],
  ['ar', 'ملفی', ['has a letter that Arabic does not write, or a lengthened one']],
  ['fr', 'la personne ; un lit', ['lacks the unbreakable blank of French']],
  ['fr', 'un lit: libre', ['lacks the unbreakable blank of French']],
  ['fr', '« libre\u00a0»', ['lacks the unbreakable blank of French']],
  ['fr', "l'organisme", ['has a straight apostrophe or quotation mark']],
  ['ar', 'سرير ، شاغر', ['has a blank before a comma or a full stop']],
  ['fr', 'un lit , libre', ['has a blank before a comma or a full stop']],
  ['ar', 'سرير، شاغر؛ 65 سنة', []],
  ['fr', 'la personne\u202f; «\u00a0l’organisme\u00a0»', []],
  ['en', "the agency's answer; 65 and over", []],
] as const)('in %s, %j has the faults %j', (language, text, faults) => {
  expect(faultsOf(language, text)).toEqual(faults);
});
