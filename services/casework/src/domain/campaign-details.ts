import { type Deadlines, extendableDeadlineKinds, type Language } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import { inReadingOrder } from '@iwaa/words/in-reading-order';

/** What a campaign has set for its cases. */
interface CampaignOfCase {
  readonly campaignId: string;
  readonly language: Language;
  readonly deadlines: Deadlines;
  readonly followUpVisits: readonly string[];
}

const visits: Readonly<Record<Language, (times: string) => string>> = {
  ar: (times) => `زيارات التتبع بعد العودة: ${times}`,
  fr: (times) => `visites de suivi après le retour\u00a0: ${times}`,
  en: (times) => `follow-up visits after the return: ${times}`,
};
const colon: Readonly<Record<Language, string>> = { ar: ':', fr: '\u00a0:', en: ':' };

/** What a campaign allows its cases, in Markdown and in its language, for who looks at one of them on Temporal's page. */
export function campaignDetails({ campaignId, language, deadlines, followUpVisits }: CampaignOfCase): string {
  const kinds = extendableDeadlineKinds.map(
    (kind) =>
      `- ${allLanguages[language].caseDeadlineKinds[kind]} (\`${kind}\`)${colon[language]} ${deadlines[kind]}`,
  );
  const lines = [
    `**${campaignId}**`,
    [...kinds, `- ${visits[language](followUpVisits.join(', '))}`].join('\n'),
  ];
  return inReadingOrder(language, lines.join('\n\n'));
}
