import type { CaseOutcome, Language } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import { inReadingOrder } from '@iwaa/words/in-reading-order';
import { arabicRefusals } from '@iwaa/words/refusals/ar';
import { englishRefusals } from '@iwaa/words/refusals/en';
import { frenchRefusals } from '@iwaa/words/refusals/fr';
import { type Clockface, timeTeller } from '@iwaa/words/time-teller';
import type { Deadline } from './deadlines.ts';
import { isExtendable, type MoreTimeRefusal } from './more-time.ts';

/** Why an update is refused before it changes anything; it is the `type` of the failure that the sender gets. */
export type SteeringRefusal = MoreTimeRefusal | 'case-closed' | 'unknown-outcome';

export const steeringRefusals: readonly SteeringRefusal[] = [
  'invalid-request',
  'case-closed',
  'unknown-outcome',
  'unknown-deadline',
  'deadline-not-running',
  'not-later',
  'too-far-ahead',
];

const refusals = { ar: arabicRefusals, fr: frenchRefusals, en: englishRefusals };

interface Wording {
  running(deadlines: string): string;
  deadline(what: string, kind: string, time: string): string;
  nothingRuns: string;
  outcomes(codes: string): string;
  moreTimeForm: string;
  closingForm: string;
  comma: string;
}

const wordings: Readonly<Record<Language, Wording>> = {
  ar: {
    running: (deadlines) => `الآجال السارية: ${deadlines}.`,
    deadline: (what, kind, time) => `${what} (${kind}) إلى غاية ${time}`,
    nothingRuns: 'لا يسري حاليا أي أجل يمكن تمديده.',
    outcomes: (codes) => `المآلات المقبولة: ${codes}.`,
    moreTimeForm:
      'المطلوب اسم الأجل مع مدة مثل {"bedHold": "PT2H"} أو موعد مثل {"bedHold": "2025-01-10T18:00:00+01:00"}.',
    closingForm: 'المطلوب مآل مثل {"outcome": "lost-contact"}.',
    comma: '؛ ',
  },
  fr: {
    running: (deadlines) => `Courent en ce moment\u00a0: ${deadlines}.`,
    deadline: (what, kind, time) => `${what} (${kind}) jusqu’au ${time}`,
    nothingRuns: 'Aucune échéance en cours ne peut être prolongée.',
    outcomes: (codes) => `Issues acceptées\u00a0: ${codes}.`,
    moreTimeForm:
      'Il faut le nom de l’échéance avec une durée, comme {"bedHold": "PT2H"}, ou une date, comme {"bedHold": "2025-01-10T18:00:00+01:00"}.',
    closingForm: 'Il faut une issue, comme {"outcome": "lost-contact"}.',
    comma: '\u202f; ',
  },
  en: {
    running: (deadlines) => `These run: ${deadlines}.`,
    deadline: (what, kind, time) => `${what} (${kind}) until ${time}`,
    nothingRuns: 'No deadline runs that could be extended.',
    outcomes: (codes) => `These are taken: ${codes}.`,
    moreTimeForm:
      'It takes the name of the deadline with a duration, such as {"bedHold": "PT2H"}, or a time, such as {"bedHold": "2025-01-10T18:00:00+01:00"}.',
    closingForm: 'It takes an outcome, such as {"outcome": "lost-contact"}.',
    comma: '; ',
  },
};

/** What of a case its refusals speak of. */
export interface Steered {
  readonly running: readonly Deadline[];
  readonly outcomes: readonly CaseOutcome[];
  readonly clockface: Clockface;
  /** An instant (ISO-8601). */
  readonly now: string;
}

/** Why the committee's word is not taken, and what would be, in sentences of the campaign's language. */
export function refusalInWords(
  code: SteeringRefusal,
  update: 'extendDeadline' | 'closeCase',
  steered: Steered,
): string {
  const { language } = steered.clockface;
  return inReadingOrder(language, `${refusals[language][code]} ${taken(code, update, steered)}`.trim());
}

function taken(code: SteeringRefusal, update: 'extendDeadline' | 'closeCase', steered: Steered): string {
  const { language } = steered.clockface;
  const wording = wordings[language];
  switch (code) {
    case 'case-closed':
      return '';
    case 'unknown-outcome':
      return wording.outcomes(steered.outcomes.join(', '));
    case 'invalid-request':
      return update === 'closeCase' ? wording.closingForm : `${wording.moreTimeForm} ${running(steered)}`;
    case 'unknown-deadline':
    case 'deadline-not-running':
    case 'not-later':
    case 'too-far-ahead':
      return running(steered);
    default:
      return code satisfies never;
  }
}

function running({ running: all, clockface, now }: Steered): string {
  const { language } = clockface;
  const wording = wordings[language];
  const deadlines = all.filter(({ kind }) => isExtendable(kind));
  if (deadlines.length === 0) return wording.nothingRuns;
  const teller = timeTeller(clockface, now);
  const told = deadlines.map(({ kind, dueAt }) =>
    wording.deadline(allLanguages[language].caseDeadlineKinds[kind], kind, teller.timeWithOffset(dueAt)),
  );
  return wording.running(told.join(wording.comma));
}
