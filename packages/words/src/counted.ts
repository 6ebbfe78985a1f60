/** Arabic says a number of things in six ways; each is needed wherever a count is shown. */
type ArabicForms = Readonly<Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string>>;
type FrenchForms = Readonly<Record<'one' | 'other', string>>;
type EnglishForms = Readonly<Record<'one' | 'other', string>>;

const rules = {
  ar: new Intl.PluralRules('ar'),
  fr: new Intl.PluralRules('fr'),
  en: new Intl.PluralRules('en'),
};

/** `#` in a form stands for the number. */
function said(form: string, count: number, locale: string): string {
  return form.replace('#', new Intl.NumberFormat(locale).format(count));
}

export function arabicCount(count: number, forms: ArabicForms): string {
  return said(forms[rules.ar.select(count)], count, 'ar-MA');
}

export function frenchCount(count: number, forms: FrenchForms): string {
  return said(rules.fr.select(count) === 'one' ? forms.one : forms.other, count, 'fr-MA');
}

export function englishCount(count: number, forms: EnglishForms): string {
  return said(rules.en.select(count) === 'one' ? forms.one : forms.other, count, 'en');
}
