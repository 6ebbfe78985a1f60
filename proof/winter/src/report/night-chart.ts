import { type Markup, markup } from './markup.ts';
import type { NightAxis, Slot } from './night-axis.ts';
import type { Wording } from './wording.ts';

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
  /** The name of the marks' line, where they are one line, which runs on over a gap. */
  readonly lineName?: string;
}

const above = 18;
const below = 20;

/** Where things lie in a drawing, in percent of its width or px of its height. */
interface Places {
  /** The left edge of what begins at `start` in the direction of reading, and is so wide. */
  left(start: number, width: number): number;
  y(value: number): number;
}

/**
 * Draws one bar a night, in the direction of reading; the numbers of the scale stand in the padding before it. Widths are in percent,
 * so that the same drawing fits a telephone and a sheet of paper.
 */
export function nightChart(chart: NightChart, wording: Wording): Markup {
  const { id, title, description, bars, axis, height, kind, lineName } = chart;
  const highest = Math.max(0, ...bars.flatMap(({ value, mark }) => [value, mark ?? 0]));
  const top = niceTop(highest);
  // A small chart stands beside others, and has room for both ends only.
  const labels = height < 100 ? axis.labels.filter(({ anchor }) => anchor !== 'middle') : axis.labels;
  const places: Places = {
    left: (start, width) => rounded(wording.direction === 'rtl' ? 100 - start - width : start),
    y: (value) => rounded(above + height * (1 - value / top)),
  };
  const { left, y } = places;
  return markup`<svg class="chart ${kind}" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${above + height + below}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
${highest === 0 ? [] : [gridLine(top, places, wording), gridLine(top / 2, places, wording)]}
<line class="base" x1="0" x2="100%" y1="${y(0)}" y2="${y(0)}"/>
${bars.map((bar, index) => {
  const slot = axis.slots[index] ?? { start: 0, width: 0 };
  const after = axis.slots[index + 1]?.start;
  const [inset, end] =
    lineName === undefined ? [0.02, slot.start + slot.width * 0.98] : [0, after ?? slot.start + slot.width];
  return drawBar(bar, slot, { from: slot.start + slot.width * inset, to: end }, places);
})}
${peakLabel(bars, axis, places, wording)}
${lineName === undefined ? '' : lineLabel(lineName, bars, axis, places)}
${labels.map(({ at, text, anchor }) => markup`<text x="${left(at, 0)}%" y="${above + height + 15}" text-anchor="${anchor}">${text}</text>`)}
</svg>`;
}

function drawBar(
  { value, mark, told }: NightBar,
  { start, width }: Slot,
  markRuns: { readonly from: number; readonly to: number },
  { left, y }: Places,
): Markup {
  const wide = rounded(width * 0.76);
  const top = y(Math.max(0, value));
  return markup`<g class="night"><title>${told}</title><rect class="touch" x="${left(start, width)}%" width="${rounded(width)}%" y="0" height="${y(0)}"/><rect class="bar" x="${left(start + width * 0.12, wide)}%" width="${wide}%" y="${top}" height="${rounded(y(0) - top)}"/>${
    mark === undefined
      ? []
      : markup`<line class="mark" x1="${left(markRuns.from, 0)}%" x2="${left(markRuns.to, 0)}%" y1="${y(mark)}" y2="${y(mark)}"/>`
  }</g>
`;
}

function gridLine(value: number, { left, y }: Places, { direction, number }: Wording): Markup {
  const at = y(value);
  return markup`<line class="grid" x1="0" x2="100%" y1="${at}" y2="${at}"/>${
    Number.isInteger(value)
      ? markup`<text x="${left(0, 0)}%" dx="${direction === 'rtl' ? 8 : -8}" y="${at + 4}" text-anchor="end">${number(value)}</text>`
      : []
  }`;
}

/** The bar of the greatest value with its place, if any is above 0. */
function peakOf(bars: readonly NightBar[], { slots }: NightAxis): { bar: NightBar; slot: Slot } | undefined {
  const value = Math.max(0, ...bars.map((bar) => bar.value));
  const index = bars.findIndex((bar) => bar.value === value);
  const [bar, slot] = [bars[index], slots[index]];
  return bar && slot && value > 0 ? { bar, slot } : undefined;
}

/** Writes the greatest value above its bar, with its night: the one number that everybody looks for. */
function peakLabel(
  bars: readonly NightBar[],
  axis: NightAxis,
  { left, y }: Places,
  { words, number, night }: Wording,
): Markup | string {
  const peak = peakOf(bars, axis);
  if (!peak) return '';
  const { bar, slot } = peak;
  const middle = slot.start + slot.width / 2;
  const anchor = middle < 15 ? 'start' : middle > 85 ? 'end' : 'middle';
  const at = anchor === 'start' ? slot.start : anchor === 'end' ? slot.start + slot.width : middle;
  const highest = Math.max(bar.value, bar.mark ?? 0);
  return markup`<text class="peak" x="${left(at, 0)}%" y="${y(highest) - 5}" text-anchor="${anchor}">${words.peak(number(bar.value), night(bar.night, false))}</text>`;
}

/** Names the line of the marks above the end of it that is farther from the greatest value, whose label stands as high. */
function lineLabel(
  name: string,
  bars: readonly NightBar[],
  axis: NightAxis,
  { left, y }: Places,
): Markup | string {
  const peak = peakOf(bars, axis);
  const atStart = peak !== undefined && peak.slot.start + peak.slot.width / 2 > 50;
  const mark = (atStart ? bars[0] : bars.at(-1))?.mark;
  if (mark === undefined) return '';
  return markup`<text class="peak" x="${left(atStart ? 0 : 100, 0)}%" y="${y(mark) - 5}" text-anchor="${atStart ? 'start' : 'end'}">${name}</text>`;
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
