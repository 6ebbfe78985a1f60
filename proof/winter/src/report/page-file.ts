import type { Language } from '@iwaa/contracts/vocabulary';

/** The name of a report's page in a language: the one in the campaign's own is the report. */
export function pageFile(language: Language, campaignLanguage: Language): string {
  return language === campaignLanguage ? 'report.html' : `report.${language}.html`;
}
