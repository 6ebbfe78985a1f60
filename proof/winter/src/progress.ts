import type { PlatformEvent } from '@iwaa/platform/platform';
import { englishCount } from '@iwaa/words/counted';
import type { NightProgress } from './replay-winter.ts';
import { wordingOf } from './report/wording.ts';

const english = wordingOf('en');

/** Where progress is written: a terminal or a log. */
export interface ProgressStream {
  write(text: string): unknown;
  /** The width of the terminal, in columns. */
  readonly columns?: number | undefined;
}

export interface ProgressOptions {
  readonly stream: ProgressStream;
  readonly isTTY: boolean;
  /** A clock in ms, for the pace of a log; the process's own where left out. */
  readonly now?: () => number;
}

/** Shows how far the winter has come. What is kept stays on the screen and in the log; the rest is for the moment. */
export interface Progress {
  /** What the platform tells while it starts and runs. */
  platform(event: PlatformEvent): void;
  /** How far a night has come; one that is over is kept. */
  night(told: NightProgress): void;
  /** What is done just now; replaced by whatever comes next. */
  status(text: string): void;
  /** A line that is kept. */
  line(text: string): void;
  /** Takes what is for the moment off the screen. What is told later is shown all the same. */
  end(): void;
}

/** In a log, so long between two lines that are for the moment, in ms. */
const logEveryMs = 5000;
const eraseLine = '\r\u001b[2K';
const barWidth = 20;

/** Shows progress: on a terminal one live line beneath the kept ones, in a log the kept lines and a sign of life now and then. */
export function createProgress({ stream, isTTY, now = () => performance.now() }: ProgressOptions): Progress {
  let live = '';
  let spokeAt = now();

  function keep(text: string): void {
    stream.write(`${live === '' ? '' : eraseLine}${oneLine(text)}\n${live}`);
    spokeAt = now();
  }

  function show(text: string): void {
    if (isTTY) {
      // One column is left free: a full last column makes some terminals begin a new line.
      const fitted = fit(oneLine(text), (stream.columns ?? 80) - 1);
      if (fitted === live) return;
      live = fitted;
      stream.write(`${eraseLine}${live}`);
    } else if (now() - spokeAt >= logEveryMs) keep(text);
  }

  function clear(): void {
    if (live !== '') stream.write(eraseLine);
    live = '';
  }

  return {
    platform(event) {
      const text = event.kind === 'progress' ? event.line : aboutPart(event.part);
      if (text !== undefined) keep(text);
    },
    night(told) {
      if (told.ms === undefined) return show(nightUnderWay(told));
      clear();
      keep(nightThatIsOver(told, told.ms));
    },
    status: show,
    line: keep,
    end: clear,
  };
}

/** Of a part's state only what a person wants to know: that it is ready, that it died. */
function aboutPart(part: Extract<PlatformEvent, { kind: 'state' }>['part']): string | undefined {
  const again = part.restarts > 0;
  if (part.state === 'up') return `${part.name} is ready${again ? ' again' : ''}.`;
  return part.state === 'restarting' && again ? `${part.name} died and is started again.` : undefined;
}

function nightUnderWay({ night, number, of, contacts, checkedIn }: NightProgress): string {
  const due = night.contacts + night.placements;
  const done = due === 0 ? 1 : Math.min(1, (contacts + checkedIn) / due);
  const filled = Math.round(done * barWidth);
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
  return [
    whichNight(night.night, number, of),
    bar,
    `${contacts} of ${contactsInWords(night.contacts)}`,
    `${checkedIn} of ${bedsInWords(night.placements)} taken`,
  ].join('  ');
}

function nightThatIsOver({ night, number, of, contacts, checkedIn }: NightProgress, ms: number): string {
  return [
    whichNight(night.night, number, of),
    column(contactsInWords(contacts), 'contacts'),
    `${column(bedsInWords(checkedIn), 'beds')} taken`,
    english.time(ms).padStart(8),
  ].join('  ');
}

/** Room for a night's count, thousands set apart. */
const countWidth = 6;

/** A count and its noun, each as wide as in every other line; `longest` is the noun at its longest. */
function column(counted: string, longest: string): string {
  const [number = '', word = ''] = counted.split(' ');
  return `${number.padStart(countWidth)} ${word.padEnd(longest.length)}`;
}

function contactsInWords(count: number): string {
  return englishCount(count, { one: '# contact', other: '# contacts' });
}

function bedsInWords(count: number): string {
  return englishCount(count, { one: '# bed', other: '# beds' });
}

function whichNight(night: string, number: number, of: number): string {
  return `Night ${String(number).padStart(String(of).length)} of ${of}  ${night}`;
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trimEnd();
}

function fit(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
