import type { Check } from '@iwaa/proof-kit/check/check';
import { type Markup, markup } from './markup.ts';
import { rankedDeclines } from './ranked-declines.ts';
import { rankedOutcomes } from './ranked-outcomes.ts';
import type { Duration, WinterReport } from './winter-report.ts';
import { counted, formatNight, formatNumber, formatTime } from './wording.ts';

/** What came of the cases, as bars. */
export function outcomesSection({ outcomes, totals }: WinterReport): Markup {
  const ranked = rankedOutcomes(outcomes);
  const most = Math.max(1, ...ranked.map(({ count }) => count));
  return markup`<section aria-labelledby="outcomes"><h2 id="outcomes">What came of the cases</h2>
<table class="bars"><caption>Outcomes of ${counted(totals.cases, 'case')}, each with the nearest destination in the list of codes of HUD, the housing department of the United States, by which services are compared</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col" class="number">HUD</th><th scope="col" class="number">Cases</th><th scope="col" class="number">Share</th><td class="drawn"></td></tr></thead>
<tbody>${ranked.map(
    ({ open, words, code, count, share }) =>
      markup`<tr class="${open ? 'open' : 'outcome'}"><th scope="row">${words}</th><td class="number quiet">${code ?? '–'}</td><td class="number">${formatNumber(count)}</td><td class="number">${Math.round(share * 100)} %</td><td class="drawn" aria-hidden="true">${bar(count / most)}</td></tr>
`,
  )}${ranked.length === 0 ? markup`<tr><td colspan="5">No case was opened.</td></tr>` : ''}</tbody></table></section>`;
}

/** Why people declined a bed, as bars: what beds would have to be like. */
export function declinesSection(report: WinterReport): Markup {
  const ranked = rankedDeclines(report);
  const all = ranked.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...ranked.map(({ count }) => count));
  return markup`<section aria-labelledby="declines"><h2 id="declines">Why beds were declined</h2>
<table class="bars"><caption>${counted(all, 'bed')} declined, by the reason that the person gave</caption>
<thead><tr><th scope="col">Reason</th><th scope="col" class="number">Times</th><td class="drawn"></td></tr></thead>
<tbody>${ranked.map(
    ({ words, count }) =>
      markup`<tr class="outcome"><th scope="row">${words}</th><td class="number">${formatNumber(count)}</td><td class="drawn" aria-hidden="true">${bar(count / most)}</td></tr>
`,
  )}${ranked.length === 0 ? markup`<tr><td colspan="3">Nobody declined a bed.</td></tr>` : ''}</tbody></table></section>`;
}

function bar(share: number): Markup {
  return markup`<svg width="100%" height="12" focusable="false"><rect class="bar" width="${Math.max(0.6, Math.round(share * 1000) / 10)}%" height="12"/></svg>`;
}

/** How long people and referrals waited, and what a case costs. */
export function costsSection({ times, cost }: WinterReport): Markup {
  const longest = Math.max(1, times.needToBed.p99Ms, times.referralToAnswer.p99Ms);
  return markup`<div class="pair"><section aria-labelledby="times"><h2 id="times">How long it took</h2>
<table><caption>Median, and the time within which 99 of 100 came about (the end of the line)</caption>
<thead><tr><th scope="col">From</th><th scope="col" class="number">Times</th><th scope="col" class="number">Median</th><th scope="col" class="number">99th of 100</th></tr></thead>
<tbody>${timeRows('a need to its bed', times.needToBed, longest)}${timeRows('a referral to its answer', times.referralToAnswer, longest)}</tbody></table></section>
<section aria-labelledby="cost"><h2 id="cost">What a case costs in Temporal</h2>
<table><caption>Over the whole histories of ${counted(cost.cases, 'case')}</caption>
<thead><tr><th scope="col">A case</th><th scope="col" class="number">Mean</th><th scope="col" class="number">Most</th></tr></thead>
<tbody>${[
    ['history events', cost.historyEvents] as const,
    ['workflow tasks', cost.workflowTasks] as const,
  ].map(
    ([name, { mean, most }]) =>
      markup`<tr><th scope="row">${name}</th><td class="number">${formatNumber(Math.round(mean * 10) / 10)}</td><td class="number">${formatNumber(most)}</td></tr>`,
  )}</tbody></table></section></div>`;
}

function timeRows(name: string, { count, medianMs, p99Ms }: Duration, longest: number): Markup {
  const percent = (ms: number): string => `${Math.round((1 + (97 * ms) / longest) * 10) / 10}%`;
  if (count === 0)
    return markup`<tr><th scope="row">${name}</th><td class="number" colspan="3">did not happen</td></tr>`;
  return markup`<tr><th scope="row">${name}</th><td class="number">${formatNumber(count)}</td><td class="number">${formatTime(medianMs)}</td><td class="number">${formatTime(p99Ms)}</td></tr>
<tr class="range" aria-hidden="true"><td colspan="4"><svg width="100%" height="12" focusable="false"><line class="grid" x1="1%" x2="98%" y1="6" y2="6"/><line class="reach" x1="${percent(medianMs)}" x2="${percent(p99Ms)}" y1="6" y2="6"/><circle class="bar" cx="${percent(medianMs)}" cy="6" r="4"/></svg></td></tr>`;
}

/** Every night's figures. */
export function nightsTable({ nights, scale }: WinterReport): Markup {
  const sum = (of: (night: WinterReport['nights'][number]) => number): string =>
    formatNumber(nights.reduce((total, night) => total + of(night), 0));
  const cells = (values: readonly (string | number)[]): Markup[] =>
    values.map(
      (value) => markup`<td class="number">${typeof value === 'number' ? formatNumber(value) : value}</td>`,
    );
  const scaled = scale === 1 ? 'Replayed at full scale' : `Replayed at scale ${Number(scale.toPrecision(4))}`;
  return markup`<section aria-labelledby="nights-table"><h2 id="nights-table">Night by night</h2><p class="note">${scaled}; rounding is carried from night to night. In bed: people in a bed at the end of the night.</p>
<div class="wide" tabindex="0" role="region" aria-labelledby="nights-table"><table class="nights"><caption>Reported and replayed, by night</caption>
<thead><tr><th scope="col" rowspan="2">Night</th><th scope="colgroup" colspan="2" class="group">Contacts</th><th scope="colgroup" colspan="2" class="group">Placements</th><th scope="colgroup" colspan="2" class="group">Beds</th><th scope="colgroup" colspan="4" class="group">What else came of it</th><th scope="colgroup" colspan="2" class="group">At its end</th></tr>
<tr>${['reported', 'replayed', 'reported', 'replayed', 'held', 'lapsed', 'waited', 'declined', 'referred', 'home', 'in bed', 'beds'].map((name) => markup`<th scope="col" class="number">${name}</th>`)}</tr></thead>
<tbody>${nights.map(
    (night) =>
      markup`<tr><th scope="row">${formatNight(night.night)}</th>${cells([night.reported.contacts, night.replayed.contacts, night.reported.placements, night.replayed.placements, night.bedsHeld, night.holdsLapsed, night.waited, night.declined, night.referrals, night.returnsHome, night.occupied, night.beds])}</tr>
`,
  )}</tbody>
<tfoot><tr><th scope="row">In all</th>${cells([
    sum(({ reported }) => reported.contacts),
    sum(({ replayed }) => replayed.contacts),
    sum(({ reported }) => reported.placements),
    sum(({ replayed }) => replayed.placements),
    sum(({ bedsHeld }) => bedsHeld),
    sum(({ holdsLapsed }) => holdsLapsed),
    sum(({ waited }) => waited),
    sum(({ declined }) => declined),
    sum(({ referrals }) => referrals),
    sum(({ returnsHome }) => returnsHome),
    '',
    '',
  ])}</tr></tfoot></table></div></section>`;
}

/** The differences that the checks found, before all else. */
export function wrongSection(checks: readonly Check[]): Markup | string {
  const wrong = checks.filter(({ ok }) => !ok);
  if (wrong.length === 0) return '';
  return markup`<section class="wrong" aria-labelledby="wrong"><h2 id="wrong">What is wrong</h2>
${wrong.map(
  ({ name, claim, differences }) =>
    markup`<h3>${name}</h3><p>It is not so that ${claim}:</p><ul>${differences.map((difference) => markup`<li>${difference}</li>`)}</ul>`,
)}</section>`;
}

/** Every check with what it claims, how much was looked at and what came out. */
export function checksSection({ checks }: WinterReport): Markup {
  return markup`<section aria-labelledby="checks"><h2 id="checks">What was checked</h2>
<table class="checks"><caption>Each claim was looked for in the engines themselves after the winter: in every message, document, history and log</caption>
<thead><tr><th scope="col">Result</th><th scope="col">Check</th><th scope="col">What has to be so</th><th scope="col" class="number">Examined</th></tr></thead>
<tbody>${checks.map(
    ({ name, claim, examined, note, ok }) =>
      markup`<tr class="${ok ? 'holds' : 'differs'}"><td class="result">${ok ? '✓ holds' : '✗ differs'}</td><th scope="row">${name}</th><td class="claim">${claim}${note === undefined ? '' : ` (${note})`}</td><td class="number">${formatNumber(examined)}</td></tr>
`,
  )}</tbody></table></section>`;
}

/** The parts that died and were started again. */
export function restartsSection({ restarts }: WinterReport): Markup {
  const died = Object.entries(restarts).filter(([, times]) => times > 0);
  return markup`<section aria-labelledby="restarts"><h2 id="restarts">Restarts</h2>${
    died.length === 0
      ? markup`<p>No part died while the winter ran.</p>`
      : markup`<table><caption>Parts that died while the winter ran, and were started again</caption><thead><tr><th scope="col">Part</th><th scope="col" class="number">Restarts</th></tr></thead><tbody>${died.map(([part, times]) => markup`<tr><th scope="row">${part}</th><td class="number">${formatNumber(times)}</td></tr>`)}</tbody></table>`
  }</section>`;
}

/** Where to look further, while the platform is up. An address that is not of the web is shown, and leads nowhere. */
export function linksSection({ links }: WinterReport): Markup | string {
  if (links.length === 0) return '';
  return markup`<section aria-labelledby="links"><h2 id="links">Where to look further</h2><p class="note">While the platform is up.</p><ul class="links">${links.map(
    ({ label, url }) =>
      /^https?:\/\//i.test(url)
        ? markup`<li><a href="${url}">${label}</a></li>`
        : markup`<li>${label}: ${url}</li>`,
  )}</ul></section>`;
}
