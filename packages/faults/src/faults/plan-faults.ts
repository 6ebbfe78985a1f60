import { type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import { type EngineName, engineNames } from '@iwaa/engines/engines';
import type { Random } from '@iwaa/winter/plan/random';
import type { KillPoint } from '../preload/kill-points.ts';
import { type LinkName, linkNames } from './links.ts';

/** What is done to the platform. */
export type Fault =
  | { readonly kind: 'kill-service'; readonly service: ServiceName }
  | { readonly kind: 'kill-engine'; readonly engine: EngineName }
  | { readonly kind: 'freeze-service'; readonly service: ServiceName }
  | { readonly kind: 'kill-at-point'; readonly service: ServiceName; readonly point: KillPoint }
  | { readonly kind: 'redeliver'; readonly service: ServiceName }
  | { readonly kind: 'poison'; readonly topicOf: ServiceName }
  | { readonly kind: 'full-disk'; readonly engine: EngineName }
  | { readonly kind: 'move-clock'; readonly service: ServiceName; readonly byMs: number }
  | { readonly kind: 'link'; readonly link: LinkName; readonly state: 'cut' | 'slow' };

export interface PlannedFault {
  readonly number: number;
  /** When it comes, in ms from the beginning of the load. */
  readonly atMs: number;
  readonly fault: Fault;
}

/** Further than a session, a request or a held bed of the load lasts. */
const clockMovedMs = 25_000;

const everywhere: readonly KillPoint[] = [
  'written-before-reply',
  'kafka-acknowledged-before-outbox-emptied',
  'effect-before-offset',
  'before-dead-letter',
  'dead-letter-before-offset',
];

/** The points that a service comes to. */
export function pointsOf(service: ServiceName): readonly KillPoint[] {
  return service === 'casework'
    ? [...everywhere, 'signalled-before-offset', 'owner-answered-before-activity-reports']
    : everywhere;
}

/**
 * Draws the faults of a run: the same seed gives the same ones at the same times. Every kind of fault, service, engine and
 * point has its turn before any comes again. `only` keeps those that have these words in their name.
 * @throws RangeError where no fault has them.
 */
export function planFaults(count: number, overMs: number, random: Random, only = ''): PlannedFault[] {
  const all = [
    deck(random, 'kill-point', () =>
      serviceNames.flatMap((service) =>
        pointsOf(service).map((point): Fault => ({ kind: 'kill-at-point', service, point })),
      ),
    ),
    deck(random, 'kill-engine', () => engineNames.map((engine): Fault => ({ kind: 'kill-engine', engine }))),
    deck(random, 'kill-service', () =>
      serviceNames.map((service): Fault => ({ kind: 'kill-service', service })),
    ),
    deck(random, 'poison', () => serviceNames.map((topicOf): Fault => ({ kind: 'poison', topicOf }))),
    deck(random, 'link', () =>
      linkNames.flatMap((link): Fault[] => [
        { kind: 'link', link, state: 'cut' },
        { kind: 'link', link, state: 'slow' },
      ]),
    ),
    deck(random, 'slow', () =>
      serviceNames.flatMap((service): Fault[] => [
        { kind: 'redeliver', service },
        { kind: 'freeze-service', service },
      ]),
    ),
    deck(random, 'full-disk', () => engineNames.map((engine): Fault => ({ kind: 'full-disk', engine }))),
    deck(random, 'clock', () =>
      serviceNames.flatMap((service): Fault[] => [
        { kind: 'move-clock', service, byMs: clockMovedMs },
        { kind: 'move-clock', service, byMs: -clockMovedMs },
      ]),
    ),
  ];
  // Of each sixteen: five at chosen points, two engines, two services, two links, two clocks, one each of the others.
  const turns = [0, 1, 0, 4, 2, 7, 0, 5, 3, 1, 0, 4, 6, 2, 0, 7]
    .map((turn) => all[turn])
    .filter((deck) => deck?.has(only));
  return Array.from({ length: count }, (_, index) => {
    const deck = turns[index % turns.length];
    if (!deck) throw new RangeError(`No fault has the words “${only}” in its name.`);
    const slot = overMs / count;
    return {
      number: index + 1,
      atMs: Math.round(slot * index + slot * 0.3 * random.next()),
      fault: deck.draw(only),
    };
  });
}

interface Deck {
  /** Whether a card has these words in its name. */
  has(words: string): boolean;
  draw(words: string): Fault;
}

/** Gives those of its cards that have the words in a drawn order, each once before any is given again. */
function deck(random: Random, label: string, cards: () => Fault[]): Deck {
  const own = random.fork(label);
  const named = (words: string) => cards().filter((fault) => faultInWords(fault).includes(words));
  let left: Fault[] = [];
  return {
    has: (words) => named(words).length > 0,
    draw(words) {
      if (left.length === 0) left = own.shuffled(named(words));
      const card = left.pop();
      if (!card) throw new RangeError(`The deck ${label} is empty`);
      return card;
    },
  };
}

/** A fault in words. */
export function faultInWords(fault: Fault): string {
  switch (fault.kind) {
    case 'kill-service':
      return `${fault.service} killed`;
    case 'kill-engine':
      return `${fault.engine} killed`;
    case 'freeze-service':
      return `${fault.service} frozen beyond its session's time-out`;
    case 'kill-at-point':
      return `${fault.service} killed at ${fault.point}`;
    case 'redeliver':
      return `everything delivered to ${fault.service} again`;
    case 'poison':
      return `poison in the topic of ${fault.topicOf}`;
    case 'full-disk':
      return `the disk of ${fault.engine} full`;
    case 'move-clock':
      return `the clock of ${fault.service} ${Math.abs(fault.byMs) / 1000} s ${fault.byMs > 0 ? 'fast' : 'slow'}`;
    case 'link':
      return `${fault.link === 'mongo' || fault.link === 'kafka' ? 'every service' : 'casework'} and ${fault.link}: connections ${fault.state}`;
    default:
      return fault satisfies never;
  }
}
