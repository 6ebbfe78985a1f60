import { type Markup, markup } from './markup.ts';
import type { NightAxis, Slot } from './night-axis.ts';
import { formatNight, formatNumber } from './wording.ts';

export interface NightBar {
  readonly night: string;
  readonly value: number;
  /** A line across the bar's place, to be compared with it: what was to be, or what there is. */
  readonly mark?: number;
  /** What a reader is told who points at the bar. */
  readonly told: string;
}

export interface NightChart {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly NightBar[];
  readonly axis: NightAxis;
  /** In px, without the labels. */
  readonly height: number;
  /** The kind of bar, by which the style colours it. */
  readonly kind: 'street' | 'bed' | 'other';
  /** Whether the marks are one line, which runs on over a gap. */
  readonly runsOn?: boolean;
}

const above = 18;
const below = 20;

/** Draws one bar a night; the numbers of the scale stand in the padding at the left. Widths are in percent, so that the same drawing fits a telephone and a sheet of paper. */
export function nightChart(chart: NightChart): Markup {
  const { id, title, description, bars, axis, height, kind } = chart;
  const highest = Math.max(0, ...bars.flatMap(({ value, mark }) => [value, mark ?? 0]));
  const top = niceTop(highest);
  // A small chart stands beside others, and has room for both ends only.
  const labels = height < 100 ? axis.labels.filter(({ anchor }) => anchor !== 'middle') : axis.labels;
  const y = (value: number): number => rounded(above + height * (1 - value / top));
  return markup`<svg class="chart ${kind}" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${above + height + below}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
${highest === 0 ? [] : [gridLine(top, y(top)), gridLine(top / 2, y(top / 2))]}
<line class="base" x1="0" x2="100%" y1="${y(0)}" y2="${y(0)}"/>
${bars.map((bar, index) => {
  const slot = axis.slots[index] ?? { left: 0, width: 0 };
  const after = axis.slots[index + 1]?.left;
  const [inset, end] = chart.runsOn
    ? [0, after ?? slot.left + slot.width]
    : [0.02, slot.left + slot.width * 0.98];
  return drawBar(bar, slot, { from: slot.left + slot.width * inset, to: end }, y);
})}
${peakLabel(bars, axis, y)}
${labels.map(({ at, text, anchor }) => markup`<text x="${rounded(at)}%" y="${above + height + 15}" text-anchor="${anchor}">${text}</text>`)}
</svg>`;
}

function drawBar(
  { value, mark, told }: NightBar,
  { left, width }: Slot,
  markRuns: { readonly from: number; readonly to: number },
  y: (value: number) => number,
): Markup {
  const [x, wide] = [rounded(left + width * 0.12), rounded(width * 0.76)];
  const top = y(Math.max(0, value));
  return markup`<g class="night"><title>${told}</title><rect class="touch" x="${rounded(left)}%" width="${rounded(width)}%" y="0" height="${y(0)}"/><rect class="bar" x="${x}%" width="${wide}%" y="${top}" height="${rounded(y(0) - top)}"/>${
    mark === undefined
      ? []
      : markup`<line class="mark" x1="${rounded(markRuns.from)}%" x2="${rounded(markRuns.to)}%" y1="${y(mark)}" y2="${y(mark)}"/>`
  }</g>
`;
}

function gridLine(value: number, at: number): Markup {
  return markup`<line class="grid" x1="0" x2="100%" y1="${at}" y2="${at}"/>${
    Number.isInteger(value)
      ? markup`<text x="-8" y="${at + 4}" text-anchor="end">${formatNumber(value)}</text>`
      : []
  }`;
}

/** Writes the greatest value above its bar, with its night: the one number that everybody looks for. */
function peakLabel(
  bars: readonly NightBar[],
  { slots }: NightAxis,
  y: (value: number) => number,
): Markup | string {
  const value = Math.max(0, ...bars.map((bar) => bar.value));
  const index = bars.findIndex((bar) => bar.value === value);
  const [bar, slot] = [bars[index], slots[index]];
  if (!bar || !slot || value === 0) return '';
  const middle = slot.left + slot.width / 2;
  const anchor = middle < 15 ? 'start' : middle > 85 ? 'end' : 'middle';
  const highest = Math.max(value, bar.mark ?? 0);
  return markup`<text class="peak" x="${rounded(anchor === 'start' ? slot.left : anchor === 'end' ? slot.left + slot.width : middle)}%" y="${y(highest) - 5}" text-anchor="${anchor}">${formatNumber(value)} on ${formatNight(bar.night, false)}</text>`;
}

/** The least round value that a scale can end at. */
function niceTop(highest: number): number {
  if (highest <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(highest));
  return ([1, 1.2, 1.6, 2, 3, 4, 5, 6, 8].find((step) => step * power >= highest) ?? 10) * power;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
