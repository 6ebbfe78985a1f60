import { dayOf, type Wording } from './wording.ts';

/** Where a night stands on the axis, in percent of its width. */
export interface Slot {
  readonly start: number;
  readonly width: number;
}

export interface AxisLabel {
  readonly at: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface NightAxis {
  readonly slots: readonly Slot[];
  readonly labels: readonly AxisLabel[];
  /** Whether days between two nights, of which nothing was reported, have a place of their own that stays empty. */
  readonly byDate: boolean;
}

/** More days than this for a night, and the nights stand side by side: else their bars would be too thin to see. */
const daysPerNight = 3;
/** Labels are no nearer to each other than this, in percent. */
const labelRoom = 17;

/**
 * Places nights by their dates, so that a night that was not reported is seen as a gap. Places count from where a line of the
 * language begins.
 */
export function nightAxis(nights: readonly string[], wording: Pick<Wording, 'night'>): NightAxis {
  const days = nights.map(dayOf);
  const [first, last] = [days[0], days.at(-1)];
  const span = first === undefined || last === undefined ? 0 : last - first + 1;
  const byDate =
    span > 0 &&
    span <= nights.length * daysPerNight &&
    days.every((day) => day !== undefined && day >= (first ?? 0));
  const width = 100 / Math.max(1, byDate ? span : nights.length);
  const slots = nights.map((_, index) => ({
    start: (byDate ? (days[index] ?? 0) - (first ?? 0) : index) * width,
    width,
  }));
  return { slots, labels: labelsOf(nights, slots, wording), byDate };
}

/** Labels the first night, the last, and between them those that have room, as evenly as they come. */
function labelsOf(
  nights: readonly string[],
  slots: readonly Slot[],
  wording: Pick<Wording, 'night'>,
): AxisLabel[] {
  const label = (index: number, anchor: AxisLabel['anchor']): AxisLabel[] => {
    const [night, slot] = [nights[index], slots[index]];
    if (night === undefined || slot === undefined) return [];
    const at =
      anchor === 'start'
        ? slot.start
        : anchor === 'end'
          ? slot.start + slot.width
          : slot.start + slot.width / 2;
    return [{ at, text: wording.night(night, false), anchor }];
  };
  if (nights.length === 1) return label(0, 'start');
  const labels = label(0, 'start');
  let latest = slots[0]?.start ?? 0;
  for (const [index, slot] of slots.entries()) {
    const middle = slot.start + slot.width / 2;
    if (middle - latest < labelRoom * (latest === 0 ? 1.4 : 1) || middle > 100 - labelRoom * 1.4) continue;
    labels.push(...label(index, 'middle'));
    latest = middle;
  }
  return [...labels, ...label(nights.length - 1, 'end')];
}
