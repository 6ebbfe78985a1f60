import type { OpeningHours, ServiceTerms } from '@iwaa/contracts/agency-terms';
import { unitKinds } from '@iwaa/contracts/vocabulary';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { label, listed, number, weekdayName } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { daysAlike } from './days-alike.ts';

const said = words({
  ar: {
    anybody: 'الجميع',
    agesFrom: (from: string) => `السن من ${from}`,
    agesTo: (to: string) => `السن إلى ${to}`,
    agesBetween: (from: string, to: string) => `السن من ${from} إلى ${to}`,
    accessible: 'بالكرسي المتحرك أيضا',
    always: 'دائما',
    closed: 'مغلقة',
    opening: (from: string, to: string) => `من ${from} إلى ${to}`,
    days: (first: string, last: string) => `من ${first} إلى ${last}`,
  },
  fr: {
    anybody: 'tout le monde',
    agesFrom: (from: string) => `âge\u00a0: ${from} et plus`,
    agesTo: (to: string) => `âge\u00a0: ${to} au plus`,
    agesBetween: (from: string, to: string) => `âge\u00a0: de ${from} à ${to}`,
    accessible: 'en fauteuil roulant aussi',
    always: 'à toute heure',
    closed: 'fermé',
    opening: (from: string, to: string) => `de ${from} à ${to}`,
    days: (first: string, last: string) => `${first} à ${last}`,
  },
  en: {
    anybody: 'anybody',
    agesFrom: (from: string) => `aged ${from} and over`,
    agesTo: (to: string) => `aged ${to} at most`,
    agesBetween: (from: string, to: string) => `aged ${from} to ${to}`,
    accessible: 'with a wheelchair too',
    always: 'at all hours',
    closed: 'closed',
    opening: (from: string, to: string) => `from ${from} to ${to}`,
    days: (first: string, last: string) => `${first} to ${last}`,
  },
});

/** The services of an agency, with whom it takes for each. */
export function AgencyServices({ takes }: { readonly takes: readonly ServiceTerms[] }) {
  return (
    <ul class="plain-list">
      {takes.map((terms) => (
        <li key={terms.service} class="sentence">
          {label(codeWords().needKinds[terms.service])} {whomItTakes(terms).join(' · ')}
        </li>
      ))}
    </ul>
  );
}

/** When an agency is open, day by day; days that are alike are told at once. */
export function AgencyHours({ hours }: { readonly hours: OpeningHours | null }) {
  if (hours === null) return <>{said().always}</>;
  return (
    <ul class="plain-list">
      {daysAlike(hours).map(({ first, last, openings }) => (
        <li key={first}>
          {label(
            capital(first === last ? weekdayName(first) : said().days(weekdayName(first), weekdayName(last))),
          )}{' '}
          {openings.length === 0
            ? said().closed
            : listed(openings.map(({ from, to }) => said().opening(from, to)))}
        </li>
      ))}
    </ul>
  );
}

function whomItTakes({ units, agesFrom, agesTo, accessible }: ServiceTerms): string[] {
  const ages = agesInWords(agesFrom, agesTo);
  return [
    units.length === unitKinds.length
      ? said().anybody
      : listed(units.map((unit) => codeWords().unitKinds[unit])),
    ...(ages === undefined ? [] : [ages]),
    ...(accessible ? [said().accessible] : []),
  ];
}

function agesInWords(from: number | null, to: number | null): string | undefined {
  if (from !== null && to !== null) return said().agesBetween(number(from), number(to));
  if (from !== null) return said().agesFrom(number(from));
  return to === null ? undefined : said().agesTo(number(to));
}
