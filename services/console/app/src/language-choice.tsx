import { type Language, languages } from '@iwaa/contracts/vocabulary';
import { language } from './language/language.ts';
import { words } from './language/words.ts';

const said = words({ ar: { choose: 'اللغة' }, fr: { choose: 'Langue' }, en: { choose: 'Language' } });
/** Each language in its own words. */
const names: Record<Language, string> = { ar: 'العربية', fr: 'Français', en: 'English' };

export function LanguageChoice() {
  return (
    <select
      class="language"
      aria-label={said().choose}
      value={language.value}
      onChange={({ currentTarget }) => {
        language.value = languages.find((one) => one === currentTarget.value) ?? 'ar';
      }}
    >
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {names[one]}
        </option>
      ))}
    </select>
  );
}
