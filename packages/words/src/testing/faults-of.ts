import type { Language } from '@iwaa/contracts/vocabulary';

interface Rule {
  readonly in: readonly Language[];
  readonly fault: string;
  readonly pattern: RegExp;
}

const rules: readonly Rule[] = [
  { in: ['ar', 'fr', 'en'], fault: 'is empty', pattern: /^\s*$/ },
  { in: ['ar', 'fr', 'en'], fault: 'has a blank too many', pattern: /^\s|\s$|\s\s/ },
  { in: ['ar', 'fr', 'en'], fault: 'has a place that nothing fills', pattern: /undefined|null|[{}#$_]/ },
  { in: ['ar'], fault: 'has Latin letters', pattern: /\p{Script=Latin}/u },
  { in: ['fr', 'en'], fault: 'has Arabic letters', pattern: /\p{Script=Arabic}/u },
  { in: ['ar'], fault: 'has Latin punctuation', pattern: /[,;?'"]/ },
  {
    in: ['ar'],
    fault: 'has a letter that Arabic does not write, or a lengthened one',
    pattern: /[\u0640\u06a9\u06cc\ufb50-\ufeff]/,
  },
  {
    in: ['fr'],
    fault: 'lacks the unbreakable blank of French',
    pattern: /(?<![\u00a0\u202f])[;:!?»]|«(?!\u00a0)/,
  },
  { in: ['fr'], fault: 'has a straight apostrophe or quotation mark', pattern: /['"]/ },
  { in: ['ar', 'fr', 'en'], fault: 'has a blank before a comma or a full stop', pattern: /\s[,.،]/ },
];

/** What is wrong with how some words of a language are written, by rules that hold for all of them. */
export function faultsOf(language: Language, text: string): string[] {
  return rules
    .filter((rule) => rule.in.includes(language) && rule.pattern.test(text))
    .map((rule) => rule.fault);
}
