import { markup } from './markup.ts';
import { nightCharts } from './night-charts.ts';
import {
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

/** The report as one page that needs nothing else: its style and its charts are in it, and it runs no script. */
export function renderHtml(report: WinterReport): string {
  const { campaignId, checks, ok, startedAt } = report;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${ok ? '✓' : '✗'} Winter ${campaignId}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<p class="kicker">A winter replayed, night by night</p>
<h1>Winter ${campaignId}</h1>
<p>${headline(report)}</p>
<p class="verdict ${ok ? 'holds' : 'differs'}">${verdict(report)}</p>
</header>
<main>
${wrongSection(checks)}
<dl class="key">${keyFigures(report).map(({ count, noun }) => markup`<div><dt>${noun}</dt><dd>${count}</dd></div>`)}</dl>
<section aria-labelledby="nights"><h2 id="nights">The winter by night</h2>
${nightCharts(report)}
</section>
${outcomesSection(report)}
${declinesSection(report)}
${costsSection(report)}
${checksSection(report)}
${nightsTable(report)}
${restartsSection(report)}
${linksSection(report)}
</main>
<footer>Started ${startedAt}. Contacts, placements and outcomes are counted from the facts in Kafka; costs from the histories in Temporal.</footer>
</body>
</html>
`.text;
}
