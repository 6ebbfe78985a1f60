import { describe, expect, it } from '@jest/globals';
import { createProgress } from './progress.ts';
import type { NightProgress } from './replay-winter.ts';

const night: NightProgress['night'] = {
  night: '2024-12-12',
  reported: { contacts: 410, placements: 53 },
  contacts: 41,
  placements: 5,
  leaving: [],
  met: [],
  arriving: [],
  absent: [],
  moved: [],
  mistakes: { cameNot: [], leftNot: [] },
  stayingAway: [],
  listenedTo: [],
  corrected: [],
  lost: [],
};
const underWay = (contacts: number, checkedIn: number, number = 1): NightProgress => ({
  night,
  number,
  of: 29,
  contacts,
  checkedIn,
  ms: undefined,
});

/** A stream that remembers what was written, and what a terminal shows of it. */
function open(isTTY: boolean, columns?: number) {
  let text = '';
  let time = 0;
  const stream = {
    columns,
    write(part: string) {
      text += part;
    },
  };
  return {
    progress: createProgress({ stream, isTTY, now: () => time }),
    pass: (ms: number) => {
      time += ms;
    },
    written: () => text,
    /** The lines that stand on the screen: an erased line is gone. */
    shown: () =>
      text.split('\n').map((line) => line.slice(line.lastIndexOf('\u001b[2K') + 1).replace('[2K', '')),
  };
}

describe('on a terminal', () => {
  it('shows one live line for the night under way, and replaces it with a kept one when the night is over', () => {
    const { progress, shown } = open(true, 100);
    progress.night(underWay(0, 0));
    progress.night(underWay(41, 2));
    expect(shown()).toEqual([
      'Night  1 of 29  2024-12-12  ███████████████████░  41 of 41 contacts  2 of 5 beds taken',
    ]);
    progress.night({ ...underWay(41, 5), ms: 1240 });
    expect(shown()).toEqual(['Night  1 of 29  2024-12-12      41 contacts       5 beds taken    1.24 s', '']);
  });

  it('keeps its columns beneath each other', () => {
    const { progress, shown } = open(true, 100);
    progress.night({ ...underWay(1, 1, 9), ms: 12 });
    progress.night({ ...underWay(1436, 103, 10), ms: 75_000 });
    expect(shown().slice(0, 2)).toEqual([
      'Night  9 of 29  2024-12-12       1 contact        1 bed  taken     12 ms',
      'Night 10 of 29  2024-12-12   1,436 contacts     103 beds taken  1 min 15 s',
    ]);
  });

  it('writes a kept line above the live one', () => {
    const { progress, shown } = open(true, 100);
    progress.status('Reading the topics.');
    progress.line('Not all has come to its end.');
    expect(shown()).toEqual(['Not all has come to its end.', 'Reading the topics.']);
    progress.end();
    expect(shown()).toEqual(['Not all has come to its end.', '']);
  });

  it('never fills the last column, nor writes the same line twice', () => {
    const { progress, shown, written } = open(true, 40);
    progress.night(underWay(10, 0));
    const once = written();
    progress.night(underWay(10, 0));
    expect(written()).toBe(once);
    expect(shown()[0]).toHaveLength(39);
  });

  it('lets no control character through', () => {
    const { progress, written } = open(false);
    progress.line('a\u001b[31mred\r\nline');
    expect(written()).toBe('a [31mred line\n');
  });
});

describe('in a log', () => {
  it('writes kept lines alone, and one line in between every five seconds at most', () => {
    const { progress, pass, written } = open(false);
    for (let second = 0; second < 12; second += 1) {
      progress.night(underWay(second, 0));
      pass(1000);
    }
    progress.night({ ...underWay(41, 5), ms: 12_000 });
    const lines = written().trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain(' 5 of 41 contacts');
    expect(lines[1]).toContain(' 10 of 41 contacts');
    expect(lines[2]).toContain('12.00 s');
    expect(written()).not.toContain('\u001b');
  });
});

describe('of the platform', () => {
  it('shows what it says, which part is ready and which one died', () => {
    const { progress, written } = open(false);
    const part = (state: 'starting' | 'up' | 'restarting', restarts: number) =>
      progress.platform({ kind: 'state', part: { name: 'kafka', state, restarts } });
    progress.platform({ kind: 'progress', line: 'Starting the services.' });
    part('starting', 0);
    part('up', 0);
    part('restarting', 1);
    part('up', 1);
    expect(written().trimEnd().split('\n')).toEqual([
      'Starting the services.',
      'kafka is ready.',
      'kafka died and is started again.',
      'kafka is ready again.',
    ]);
  });
});
