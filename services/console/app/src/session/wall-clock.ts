import { daysBefore } from '@iwaa/domain/night';
import { shownAt, type WallClock, whenShown } from '@iwaa/domain/wall-clock';
import { signal } from '@preact/signals';

/** It says nothing of whoever uses the phone, and a phone without a network needs it before anything is opened. */
const kept = 'iwaa-clock';

/** How the clocks run in the place that the console serves, as it said last: what a phone knows of time zones may be years old. */
const wallClock = signal<WallClock | undefined>(keptClock());

/** Goes by this clock from now on. */
export function keepClock(clock: WallClock): void {
  localStorage.setItem(kept, JSON.stringify(clock));
  wallClock.value = clock;
}

/** What the place's clocks show at an instant (ms since 1970), as the instant at which those of UTC show the same. */
export function clocksAt(ms: number): Date {
  const clock = wallClock.value;
  // Until the console has once said how they run, the phone's own clock is the best guess.
  return clock ? shownAt(clock, ms) : new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
}

/** The instant (ms since 1970) at which the place's clocks show what somebody wrote, such as `2025-02-22T22:40`; NaN where nothing. */
export function whenClocksShow(written: string): number {
  const clock = wallClock.value;
  return clock ? whenShown(clock, written) : Date.parse(written);
}

/** The instant (ms since 1970) at which the place's clocks show an hour of a night, such as `23:10`; before noon it is of the next day. */
export function whenOnNight(night: string, hour: string): number {
  return whenClocksShow(`${hour < '12' ? daysBefore(night, -1) : night}T${hour}`);
}

function keptClock(): WallClock | undefined {
  const text = localStorage.getItem(kept);
  return text === null ? undefined : (JSON.parse(text) as WallClock);
}
