import type { Person, PersonRole } from '../people/person.ts';
import { escapeHtml, renderPage } from './page.ts';
import { type Locale, locales, words } from './words.ts';

const example = 'npm run people -- add committee --province sidi-kacem --campaign SK-2425';

/** The page on which somebody says who they are: one press a person, grouped by role. */
export function signInPage(locale: Locale, people: readonly Person[]): string {
  const { signInTitle, question, nobody } = words[locale];
  const known = `<h2>${escapeHtml(question)}</h2>\n<form method="post">\n${groups(locale, people)}\n</form>`;
  const none = `<p>${escapeHtml(nobody)} <code>${escapeHtml(example)}</code></p>`;
  return renderPage(locale, signInTitle, `${otherLanguages(locale)}\n${people.length > 0 ? known : none}`);
}

function otherLanguages(shown: Locale): string {
  const links = locales
    .filter((locale) => locale !== shown)
    .map(
      (locale) =>
        `<a href="?lang=${locale}" hreflang="${locale}" lang="${locale}">${words[locale].language}</a>`,
    );
  return `<nav>${links.join('')}</nav>`;
}

function groups(locale: Locale, people: readonly Person[]): string {
  const names = Object.entries(words[locale].roles) as [PersonRole, string][];
  return names
    .flatMap(([role, name]) => {
      const ofRole = people.filter((person) => person.role === role);
      if (ofRole.length === 0) return [];
      const heading = `<h3 id="${role}">${escapeHtml(name)}</h3>`;
      const buttons = ofRole.map((person) => button(locale, person)).join('\n');
      return `<section aria-labelledby="${role}">\n${heading}\n${buttons}\n</section>`;
    })
    .join('\n');
}

/** What of the person's scopes tells people of one role apart. */
function whereOf({ role, provinces, campaigns, centres, agencies, team }: Person): readonly string[] {
  switch (role) {
    case 'committee':
      return [...provinces, ...campaigns];
    case 'street-team':
      return [...(team === undefined ? [] : [team]), ...campaigns];
    case 'shelter-staff':
      return [...centres, ...campaigns];
    case 'social-worker':
      return campaigns;
    case 'agency-staff':
      return agencies;
    default:
      return role satisfies never;
  }
}

function button(locale: Locale, person: Person): string {
  const where = whereOf(person)
    .map((id) => `<bdi dir="ltr">${escapeHtml(id)}</bdi>`)
    .join(' · ');
  const name = `<bdi>${escapeHtml(person.name[locale])}</bdi>`;
  return `<button name="subject" value="${escapeHtml(person.subject)}">${name}<small>${where}</small></button>`;
}
