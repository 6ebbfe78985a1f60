import type { AlertDeadlineKind, Language } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import { inReadingOrder } from '@iwaa/words/in-reading-order';
import { type Clockface, timeTeller } from '@iwaa/words/time-teller';

/** What Temporal's page says of the timer of an alert and of its call, in a line each. */
interface AlertSummaries {
  until(due: { kind: AlertDeadlineKind; at: string }, now: string): string;
  escalate(): string;
}

const wordings: Readonly<Record<Language, { until(time: string, what: string): string; escalate: string }>> =
  {
    ar: {
      until: (time, what) => `إلى غاية ${time}: ${what}`,
      escalate: 'إخبار اللجنة: لم يذهب أي فريق',
    },
    fr: {
      until: (time, what) => `Jusqu’au ${time}\u00a0: ${what}`,
      escalate: 'Prévenir le comité\u00a0: aucune équipe n’est allée voir',
    },
    en: {
      until: (time, what) => `Until ${time}: ${what}`,
      escalate: 'Tell the committee: no team has looked',
    },
  };

/** The summaries in a campaign's language and by its clock; a replay compares none of them. */
export function alertSummariesIn(clockface: Clockface): AlertSummaries {
  const { language } = clockface;
  const said = (text: string) => inReadingOrder(language, text);
  return {
    until: ({ kind, at }, now) => {
      const time = timeTeller(clockface, now).timeWithOffset(at);
      return said(wordings[language].until(time, allLanguages[language].alertDeadlineKinds[kind]));
    },
    escalate: () => said(wordings[language].escalate),
  };
}
