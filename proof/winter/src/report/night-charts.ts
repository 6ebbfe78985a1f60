import { type Markup, markup } from './markup.ts';
import { nightAxis } from './night-axis.ts';
import { type NightBar, type NightChart, nightChart } from './night-chart.ts';
import type { NightReport, WinterReport } from './winter-report.ts';
import type { Wording } from './wording.ts';
import type { ChartedFigure } from './words/report-words.ts';

/** The charts that show the winter night by night, on one axis of dates. */
export function nightCharts({ nights, scale }: WinterReport, wording: Wording): Markup {
  const { words, number, inOrder } = wording;
  const axis = nightAxis(
    nights.map(({ night }) => night),
    wording,
  );
  const barOf = (
    value: (night: NightReport) => number,
    mark: (night: NightReport) => number | undefined,
    said: (night: NightReport) => string,
  ) =>
    nights.map((night): NightBar => {
      const marked = mark(night);
      return {
        night: night.night,
        value: value(night),
        ...(marked === undefined ? {} : { mark: marked }),
        told: words.ofNight(wording.night(night.night), said(night)),
      };
    });
  const compared = (of: 'contacts' | 'placements', said: (replayed: number, reported: string) => string) =>
    barOf(
      ({ replayed }) => replayed[of],
      ({ reported }) => reported[of] * scale,
      ({ replayed, reported }) => said(replayed[of], number(reported[of])),
    );
  const full = { axis, height: 130 } as const;
  const small = { axis, height: 64, kind: 'other' } as const;
  const draw = (
    caption: string,
    chart: Omit<NightChart, 'title' | 'description'>,
    of: (night: NightReport) => number,
    addsUp = true,
  ): Markup =>
    nightChart(
      {
        ...chart,
        title: words.chartTitle(caption),
        description: summary(nights, of, addsUp, wording),
      },
      wording,
    );
  const beds = Math.max(0, ...nights.map((night) => night.beds));
  return markup`<p class="note">${inOrder(words.chartsNote(axis.byDate, wording.scale(scale)))}</p>
${figure(
  words.contactsChart,
  draw(
    words.contactsChart,
    { ...full, id: 'contacts', kind: 'street', bars: compared('contacts', words.contactsOfNight) },
    ({ replayed }) => replayed.contacts,
  ),
)}
${figure(
  words.placementsChart,
  draw(
    words.placementsChart,
    { ...full, id: 'placements', kind: 'bed', bars: compared('placements', words.placementsOfNight) },
    ({ replayed }) => replayed.placements,
  ),
)}
${figure(
  words.occupancyChart,
  draw(
    words.occupancyChart,
    {
      ...full,
      id: 'occupancy',
      kind: 'bed',
      lineName: words.bedsThereAre(beds),
      bars: barOf(
        ({ occupied }) => occupied,
        (night) => night.beds,
        (night) => words.occupiedOfNight(number(night.occupied), number(night.beds)),
      ),
    },
    ({ occupied }) => occupied,
    false,
  ),
)}
<div class="multiples">
${charted.map((of) =>
  figure(
    markup`${words.charts[of]} <span class="sum">${number(nights.reduce((sum, night) => sum + night[of], 0))}</span>`,
    draw(
      words.charts[of],
      {
        ...small,
        id: of,
        bars: barOf(
          (night) => night[of],
          () => undefined,
          (night) => number(night[of]),
        ),
      },
      (night) => night[of],
    ),
  ),
)}
</div>`;
}

const charted: readonly ChartedFigure[] = [
  'bedsHeld',
  'holdsLapsed',
  'waited',
  'declined',
  'referrals',
  'returnsHome',
];

function figure(caption: Markup | string, chart: Markup): Markup {
  return markup`<figure><figcaption>${caption}</figcaption>${chart}</figure>`;
}

/** What a chart shows, in words, for whoever does not see it. */
function summary(
  nights: readonly NightReport[],
  of: (night: NightReport) => number,
  addsUp: boolean,
  { words, number, night: dateOf }: Wording,
): string {
  const [first] = nights;
  if (!first) return words.noNight;
  const sum = nights.reduce((total, night) => total + of(night), 0);
  const by = (sign: 1 | -1): NightReport =>
    nights.reduce((best, night) => (sign * (of(night) - of(best)) > 0 ? night : best), first);
  const [most, least] = [by(1), by(-1)];
  return words.chartInWords({
    nights: nights.length,
    sum: addsUp ? number(sum) : undefined,
    most: number(of(most)),
    mostNight: dateOf(most.night),
    least: number(of(least)),
    leastNight: dateOf(least.night),
  });
}
