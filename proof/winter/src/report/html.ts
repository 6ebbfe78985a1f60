import { type Language, languages } from '@iwaa/contracts/vocabulary';
import { languageNames } from '@iwaa/words/language-names';
import { type Markup, markup } from './markup.ts';
import { nightCharts } from './night-charts.ts';
import { pageFile } from './page-file.ts';
import {
  attentionSection,
  checksSection,
  costsSection,
  declinesSection,
  linksSection,
  nightsTable,
  outcomesSection,
  restartsSection,
  wrongSection,
} from './page-sections.ts';
import { pageStyle } from './page-style.ts';
import { headline, keyFigures, verdict } from './winter-in-words.ts';
import type { WinterReport } from './winter-report.ts';
import { type Wording, wordingOf } from './wording.ts';

/**
 * The report as one page in a language, by default the campaign's. It needs nothing else: its style and its charts are in it, and
 * it runs no script. Beside it lie the pages in the other languages.
 */
export function renderHtml(report: WinterReport, language: Language = report.language): string {
  const { campaignId, checks, ok, startedAt, timeZone } = report;
  const wording = wordingOf(language);
  const { words, direction, inOrder } = wording;
  return markup`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${ok ? '✓' : '✗'} ${words.title(campaignId)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
${otherLanguages(report, wording)}
<p class="kicker">${words.kicker}</p>
<h1>${inOrder(words.title(campaignId))}</h1>
<p>${inOrder(headline(report, wording))}</p>
<p class="verdict ${ok ? 'holds' : 'differs'}">${inOrder(verdict(report, wording))}</p>
</header>
<main>
${wrongSection(checks, wording)}
<dl class="key">${keyFigures(report, wording).map(({ count, label }) => markup`<div><dt>${label}</dt><dd>${count}</dd></div>`)}</dl>
<section aria-labelledby="nights"><h2 id="nights">${words.byNight}</h2>
${nightCharts(report, wording)}
</section>
${outcomesSection(report, wording)}
${attentionSection(report, wording)}
${declinesSection(report, wording)}
${costsSection(report, wording)}
${checksSection(report, wording)}
${nightsTable(report, wording)}
${restartsSection(report, wording)}
${linksSection(report, wording)}
</main>
<footer>${inOrder(words.footer(wording.instant(startedAt, timeZone)))}</footer>
</body>
</html>
`.text;
}

function otherLanguages(report: WinterReport, { language, words }: Wording): Markup {
  const others = languages.filter((other) => other !== language);
  return markup`<nav class="languages">${words.inOtherLanguages} ${others.map(
    (other) =>
      markup` <a href="${pageFile(other, report.language)}" hreflang="${other}" lang="${other}" dir="${other === 'ar' ? 'rtl' : 'ltr'}">${languageNames[other]}</a>`,
  )}</nav>`;
}
