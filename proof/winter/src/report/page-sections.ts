import type { Check } from '../check/check.ts';
import { type Markup, markup } from './markup.ts';
import { rankedAttention } from './ranked-attention.ts';
import { rankedDeclines } from './ranked-declines.ts';
import { rankedOutcomes } from './ranked-outcomes.ts';
import { checkInWords, differencesInWords, linkInWords } from './said-of.ts';
import type { Duration, WinterReport } from './winter-report.ts';
import type { Wording } from './wording.ts';

/** What came of the cases, as bars. */
export function outcomesSection({ outcomes, totals }: WinterReport, wording: Wording): Markup {
  const { words, number, percent, inOrder } = wording;
  const ranked = rankedOutcomes(outcomes, wording);
  const most = Math.max(1, ...ranked.map(({ count }) => count));
  return markup`<section aria-labelledby="outcomes"><h2 id="outcomes">${words.outcomes}</h2>
<table class="bars"><caption>${inOrder(words.outcomesCaption(totals.cases))}</caption>
<thead><tr><th scope="col">${words.outcome}</th><th scope="col" class="number">${inOrder('HUD')}</th><th scope="col" class="number">${words.cases}</th><th scope="col" class="number">${words.share}</th><td class="drawn"></td></tr></thead>
<tbody>${ranked.map(
    ({ open, words: outcome, code, count, share }) =>
      markup`<tr class="${open ? 'open' : 'outcome'}"><th scope="row">${outcome}</th><td class="number quiet">${code ?? '–'}</td><td class="number">${number(count)}</td><td class="number">${inOrder(percent(share))}</td><td class="drawn" aria-hidden="true">${bar(count / most, wording)}</td></tr>
`,
  )}${ranked.length === 0 ? markup`<tr><td colspan="5">${words.noCase}</td></tr>` : ''}</tbody></table></section>`;
}

/** Which open cases need attention, by why. */
export function attentionSection(report: WinterReport, wording: Wording): Markup {
  const { words, inOrder } = wording;
  const { cases } = report.attention;
  return markup`<section aria-labelledby="attention"><h2 id="attention">${words.attention}</h2>${
    cases === 0
      ? markup`<p>${words.nothingNeedsAttention}</p>`
      : markup`
${ranking(inOrder(words.attentionCaption(cases)), words.cases, rankedAttention(report, wording), wording)}
<p class="note">${words.attentionNote}</p>`
  }</section>`;
}

/** Why people declined a bed, as bars: what beds would have to be like. */
export function declinesSection(report: WinterReport, wording: Wording): Markup {
  const { words, inOrder } = wording;
  const ranked = rankedDeclines(report, wording);
  const all = ranked.reduce((sum, { count }) => sum + count, 0);
  return markup`<section aria-labelledby="declines"><h2 id="declines">${words.declines}</h2>${
    all === 0
      ? markup`<p>${words.nobodyDeclined}</p>`
      : markup`
${ranking(inOrder(words.declinesCaption(all)), words.times, ranked, wording)}`
  }</section>`;
}

/** Reasons with how often each was given, as bars. */
function ranking(
  caption: Parameters<typeof markup>[1],
  counted: string,
  ranked: readonly { readonly words: string; readonly count: number }[],
  wording: Wording,
): Markup {
  const most = Math.max(1, ...ranked.map(({ count }) => count));
  return markup`<table class="bars"><caption>${caption}</caption>
<thead><tr><th scope="col">${wording.words.reason}</th><th scope="col" class="number">${counted}</th><td class="drawn"></td></tr></thead>
<tbody>${ranked.map(
    ({ words, count }) =>
      markup`<tr class="outcome"><th scope="row">${words}</th><td class="number">${wording.number(count)}</td><td class="drawn" aria-hidden="true">${bar(count / most, wording)}</td></tr>
`,
  )}</tbody></table>`;
}

function bar(share: number, { direction }: Wording): Markup {
  const width = Math.max(0.6, Math.round(share * 1000) / 10);
  const x = direction === 'rtl' ? Math.round((100 - width) * 10) / 10 : 0;
  return markup`<svg width="100%" height="12" focusable="false"><rect class="bar" x="${x}%" width="${width}%" height="12"/></svg>`;
}

/** How long people and referrals waited, and what a case costs. */
export function costsSection({ times, cost }: WinterReport, wording: Wording): Markup {
  const { words, number, inOrder } = wording;
  const longest = Math.max(1, times.needToBed.p99Ms, times.referralToAnswer.p99Ms);
  return markup`<div class="pair"><section aria-labelledby="times"><h2 id="times">${words.howLong}</h2>
<table><caption>${inOrder(words.howLongCaption)}</caption>
<thead><tr><th scope="col">${words.from}</th><th scope="col" class="number">${words.times}</th><th scope="col" class="number">${words.median}</th><th scope="col" class="number">${inOrder(words.within99)}</th></tr></thead>
<tbody>${timeRows(words.needToBed, times.needToBed, longest, wording)}${timeRows(words.referralToAnswer, times.referralToAnswer, longest, wording)}</tbody></table></section>
<section aria-labelledby="cost"><h2 id="cost">${inOrder(words.cost)}</h2>
<table><caption>${inOrder(words.costCaption(cost.cases))}</caption>
<thead><tr><th scope="col">${words.aCase}</th><th scope="col" class="number">${words.mean}</th><th scope="col" class="number">${words.most}</th></tr></thead>
<tbody>${[
    [words.historyEvents, cost.historyEvents] as const,
    [words.workflowTasks, cost.workflowTasks] as const,
  ].map(
    ([name, { mean, most }]) =>
      markup`<tr><th scope="row">${name}</th><td class="number">${number(mean)}</td><td class="number">${number(most)}</td></tr>`,
  )}</tbody></table></section></div>`;
}

function timeRows(
  name: string,
  { count, medianMs, p99Ms }: Duration,
  longest: number,
  { words, direction, number, time }: Wording,
): Markup {
  const percent = (ms: number): string => {
    const along = 1 + (97 * ms) / longest;
    return `${Math.round((direction === 'rtl' ? 100 - along : along) * 10) / 10}%`;
  };
  if (count === 0)
    return markup`<tr><th scope="row">${name}</th><td class="number" colspan="3">${words.didNotHappen}</td></tr>`;
  return markup`<tr><th scope="row">${name}</th><td class="number">${number(count)}</td><td class="number">${time(medianMs)}</td><td class="number">${time(p99Ms)}</td></tr>
<tr class="range" aria-hidden="true"><td colspan="4"><svg width="100%" height="12" focusable="false"><line class="grid" x1="${percent(0)}" x2="${percent(longest)}" y1="6" y2="6"/><line class="reach" x1="${percent(medianMs)}" x2="${percent(p99Ms)}" y1="6" y2="6"/><circle class="bar" cx="${percent(medianMs)}" cy="6" r="4"/></svg></td></tr>`;
}

/** Every night's figures. */
export function nightsTable({ nights, scale }: WinterReport, wording: Wording): Markup {
  const { words, number, inOrder } = wording;
  const { groups, columns } = words;
  const sum = (of: (night: WinterReport['nights'][number]) => number): string =>
    number(nights.reduce((total, night) => total + of(night), 0));
  const cells = (values: readonly (string | number)[]): Markup[] =>
    values.map(
      (value) => markup`<td class="number">${typeof value === 'number' ? number(value) : value}</td>`,
    );
  const names = [
    ...[columns.reported, columns.replayed, columns.reported, columns.replayed],
    ...[columns.bedsHeld, columns.holdsLapsed],
    ...[columns.waited, columns.declined, columns.referrals, columns.returnsHome],
    ...[columns.inBed, columns.beds],
  ];
  const group = (name: string, wide: number): Markup =>
    markup`<th scope="colgroup" colspan="${wide}" class="group">${name}</th>`;
  return markup`<section aria-labelledby="nights-table"><h2 id="nights-table">${words.nightByNight}</h2><p class="note">${inOrder(words.nightsNote(wording.scale(scale)))}</p>
<div class="wide" tabindex="0" role="region" aria-labelledby="nights-table"><table class="nights"><caption>${words.nightsCaption}</caption>
<thead><tr><th scope="col" rowspan="2">${words.night}</th>${[group(groups.contacts, 2), group(groups.placements, 2), group(groups.beds, 2), group(groups.else, 4), group(groups.atEnd, 2)]}</tr>
<tr>${names.map((name) => markup`<th scope="col" class="number">${name}</th>`)}</tr></thead>
<tbody>${nights.map(
    (night) =>
      markup`<tr><th scope="row">${inOrder(wording.night(night.night))}</th>${cells([night.reported.contacts, night.replayed.contacts, night.reported.placements, night.replayed.placements, night.bedsHeld, night.holdsLapsed, night.waited, night.declined, night.referrals, night.returnsHome, night.occupied, night.beds])}</tr>
`,
  )}</tbody>
<tfoot><tr><th scope="row">${words.inAll}</th>${cells([
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
export function wrongSection(checks: readonly Check[], { words, inOrder }: Wording): Markup | string {
  const wrong = checks.filter(({ ok }) => !ok);
  if (wrong.length === 0) return '';
  return markup`<section class="wrong" aria-labelledby="wrong"><h2 id="wrong">${words.wrong}</h2>
${wrong.map((check) => {
  const { name, claim } = checkInWords(check, words);
  return markup`<h3>${inOrder(name)}</h3><p>${inOrder(words.notSo(claim))} ${words.differences}</p><ul>${differencesInWords(check, words.found).map((difference) => markup`<li>${inOrder(difference)}</li>`)}</ul>`;
})}</section>`;
}

/** Every check with what it claims, how much was looked at and what came out. */
export function checksSection({ checks }: WinterReport, { words, number, inOrder }: Wording): Markup {
  return markup`<section aria-labelledby="checks"><h2 id="checks">${words.checked}</h2>
<table class="checks"><caption>${words.checkedCaption}</caption>
<thead><tr><th scope="col">${words.result}</th><th scope="col">${words.check}</th><th scope="col">${words.claim}</th><th scope="col" class="number">${words.examined}</th></tr></thead>
<tbody>${checks.map((check) => {
    const { name, claim } = checkInWords(check, words);
    const note = check.note === undefined ? '' : ` (${words.nothingToExamine})`;
    return markup`<tr class="${check.ok ? 'holds' : 'differs'}"><td class="result">${check.ok ? `✓ ${words.holds}` : `✗ ${words.differs}`}</td><th scope="row">${inOrder(name)}</th><td class="claim">${inOrder(claim + note)}</td><td class="number">${number(check.examined)}</td></tr>
`;
  })}</tbody></table></section>`;
}

/** The parts that died and were started again. */
export function restartsSection({ restarts }: WinterReport, { words, number, inOrder }: Wording): Markup {
  const died = Object.entries(restarts).filter(([, times]) => times > 0);
  return markup`<section aria-labelledby="restarts"><h2 id="restarts">${words.restarts}</h2>${
    died.length === 0
      ? markup`<p>${words.noRestart}</p>`
      : markup`<table><caption>${words.restartsCaption}</caption><thead><tr><th scope="col">${words.part}</th><th scope="col" class="number">${words.times}</th></tr></thead><tbody>${died.map(([part, times]) => markup`<tr><th scope="row">${inOrder(part)}</th><td class="number">${number(times)}</td></tr>`)}</tbody></table>`
  }</section>`;
}

/** Where to look further, while the platform is up. An address that is not of the web is shown, and leads nowhere. */
export function linksSection({ links }: WinterReport, { words, inOrder }: Wording): Markup | string {
  if (links.length === 0) return '';
  return markup`<section aria-labelledby="links"><h2 id="links">${words.links}</h2><p class="note">${words.linksNote}</p><ul class="links">${links.map(
    (link) =>
      /^https?:\/\//i.test(link.url)
        ? markup`<li><a href="${link.url}">${inOrder(linkInWords(link, words))}</a></li>`
        : markup`<li>${inOrder(linkInWords(link, words))}: <bdi dir="ltr">${link.url}</bdi></li>`,
  )}</ul></section>`;
}
