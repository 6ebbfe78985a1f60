import { type Markup, markup } from './markup.ts';
import { nightAxis } from './night-axis.ts';
import { type NightBar, nightChart } from './night-chart.ts';
import type { NightReport, WinterReport } from './winter-report.ts';
import { counted, formatNight, formatNumber } from './wording.ts';

/** The charts that show the winter night by night, on one axis of dates. */
export function nightCharts({ nights, scale }: WinterReport): Markup {
  const axis = nightAxis(nights.map(({ night }) => night));
  const barOf = (
    value: (night: NightReport) => number,
    mark: (night: NightReport) => number | undefined,
    words: (night: NightReport) => string,
  ) =>
    nights.map((night): NightBar => {
      const marked = mark(night);
      return {
        night: night.night,
        value: value(night),
        ...(marked === undefined ? {} : { mark: marked }),
        told: `${formatNight(night.night)}: ${words(night)}`,
      };
    });
  const share =
    scale === 1 ? 'what was reported' : `what was reported, times ${Number(scale.toPrecision(4))}`;
  const compared = (of: 'contacts' | 'placements', one: string) =>
    barOf(
      ({ replayed }) => replayed[of],
      ({ reported }) => reported[of] * scale,
      ({ replayed, reported }) =>
        `${counted(replayed[of], one)} replayed, ${formatNumber(reported[of])} reported`,
    );
  const full = { axis, height: 130 } as const;
  const small = { axis, height: 64, kind: 'other' } as const;
  const smallMultiples = [
    { id: 'held', title: 'Beds held', of: (night: NightReport) => night.bedsHeld },
    { id: 'lapsed', title: 'Holds that lapsed', of: (night: NightReport) => night.holdsLapsed },
    { id: 'waited', title: 'Waited for a bed', of: (night: NightReport) => night.waited },
    { id: 'declined', title: 'Offers declined', of: (night: NightReport) => night.declined },
    { id: 'referred', title: 'Referrals', of: (night: NightReport) => night.referrals },
    { id: 'home', title: 'Returns home', of: (night: NightReport) => night.returnsHome },
  ];
  return markup`<p class="note">${axis.byDate ? 'A gap is a night of which nothing was reported. ' : ''}The bars are what was replayed; the line across each bar is ${share}.</p>
${figure('People met on the street', nightChart({ ...full, id: 'contacts', kind: 'street', title: 'Contacts by night', description: summary(nights, ({ replayed }) => replayed.contacts, 'contact'), bars: compared('contacts', 'contact') }))}
${figure('People who took a bed', nightChart({ ...full, id: 'placements', kind: 'bed', title: 'Placements by night', description: summary(nights, ({ replayed }) => replayed.placements, 'placement'), bars: compared('placements', 'placement') }))}
${figure(
  'In a bed at the end of the night',
  nightChart({
    ...full,
    id: 'occupancy',
    kind: 'bed',
    runsOn: true,
    title: 'Occupied beds by night, against the beds there are',
    description: summary(nights, ({ occupied }) => occupied, 'occupied bed'),
    bars: barOf(
      ({ occupied }) => occupied,
      ({ beds }) => beds,
      ({ occupied, beds }) => `${formatNumber(occupied)} of ${counted(beds, 'bed')} occupied`,
    ),
  }),
  'The line is the beds there are.',
)}
<div class="multiples">
${smallMultiples.map(({ id, title, of }) =>
  figure(
    markup`${title} <span class="sum">${formatNumber(nights.reduce((sum, night) => sum + of(night), 0))}</span>`,
    nightChart({
      ...small,
      id,
      title: `${title}, by night`,
      description: summary(nights, of, 'in all', 'in all'),
      bars: barOf(
        of,
        () => undefined,
        (night) => formatNumber(of(night)),
      ),
    }),
  ),
)}
</div>`;
}

function figure(caption: Markup | string, chart: Markup, note = ''): Markup {
  return markup`<figure><figcaption>${caption}${note === '' ? '' : markup` <span class="note">${note}</span>`}</figcaption>${chart}</figure>`;
}

/** What a chart shows, in words, for whoever does not see it. */
function summary(
  nights: readonly NightReport[],
  of: (night: NightReport) => number,
  one: string,
  many = `${one}s`,
): string {
  const [first] = nights;
  if (!first) return 'There is no night to show.';
  const sum = nights.reduce((total, night) => total + of(night), 0);
  const by = (sign: 1 | -1): NightReport =>
    nights.reduce((best, night) => (sign * (of(night) - of(best)) > 0 ? night : best), first);
  const [most, least] = [by(1), by(-1)];
  const total = one === 'occupied bed' ? '' : `, ${counted(sum, one, many)}`;
  return `${counted(nights.length, 'night')}${total}. Most: ${formatNumber(of(most))} on ${formatNight(most.night)}. Least: ${formatNumber(of(least))} on ${formatNight(least.night)}. Every value stands in the table of nights.`;
}
