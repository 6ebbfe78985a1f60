import { type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import { type EngineName, engineNames } from '@iwaa/engines/engines';
import type { Random } from '@iwaa/proof-kit/random';
import { type MisuseName, misuseNames } from '../misuse/misuse-names.ts';
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
  | { readonly kind: 'link'; readonly link: LinkName; readonly state: 'cut' | 'slow' }
  | { readonly kind: 'misuse'; readonly misuse: MisuseName };

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
  switch (service) {
    case 'casework':
      return [...everywhere, 'signalled-before-offset', 'owner-answered-before-activity-reports'];
    case 'intake':
      return [...everywhere, 'recorded-before-shown'];
    case 'referral':
      return [...everywhere, 'answer-taken-before-receipt'];
    default:
      return everywhere;
  }
}

/**
 * Draws the faults of a run: the same seed gives the same ones at the same times. Every kind of fault, service, engine and
 * point has its turn before any comes again. `only` keeps those that have these words in their name.
 * @throws RangeError where no fault has them.
 */
export function planFaults(count: number, overMs: number, random: Random, only = ''): PlannedFault[] {
  const ofThese = (label: string, cards: readonly Fault[]) =>
    deck(
      random,
      label,
      cards.filter((fault) => faultInWords(fault).includes(only)),
    );
  const decks = [
    ofThese(
      'kill-point',
      serviceNames.flatMap((service) =>
        pointsOf(service).map((point): Fault => ({ kind: 'kill-at-point', service, point })),
      ),
    ),
    ofThese(
      'kill-engine',
      engineNames.map((engine): Fault => ({ kind: 'kill-engine', engine })),
    ),
    ofThese(
      'kill-service',
      serviceNames.map((service): Fault => ({ kind: 'kill-service', service })),
    ),
    ofThese(
      'poison',
      serviceNames.map((topicOf): Fault => ({ kind: 'poison', topicOf })),
    ),
    ofThese(
      'link',
      linkNames.flatMap((link): Fault[] => [
        { kind: 'link', link, state: 'cut' },
        { kind: 'link', link, state: 'slow' },
      ]),
    ),
    ofThese(
      'slow',
      serviceNames.flatMap((service): Fault[] => [
        { kind: 'redeliver', service },
        { kind: 'freeze-service', service },
      ]),
    ),
    ofThese(
      'full-disk',
      engineNames.map((engine): Fault => ({ kind: 'full-disk', engine })),
    ),
    ofThese(
      'clock',
      serviceNames.flatMap((service): Fault[] => [
        { kind: 'move-clock', service, byMs: clockMovedMs },
        { kind: 'move-clock', service, byMs: -clockMovedMs },
      ]),
    ),
    ofThese(
      'misuse',
      misuseNames.map((misuse): Fault => ({ kind: 'misuse', misuse })),
    ),
  ];
  // Of each eighteen: five at chosen points, two each of engines, services, links, clocks and misuses, one of the others.
  const turns = [0, 1, 0, 4, 2, 7, 8, 0, 5, 3, 1, 0, 4, 6, 2, 0, 7, 8]
    .map((turn) => decks[turn])
    .filter((draw) => draw !== undefined);
  return Array.from({ length: count }, (_, index) => {
    const draw = turns[index % turns.length];
    if (!draw) throw new RangeError(`No fault has the words “${only}” in its name.`);
    const slot = overMs / count;
    return {
      number: index + 1,
      atMs: Math.round(slot * index + slot * 0.3 * random.next()),
      fault: draw(),
    };
  });
}

/** Gives its cards in a drawn order, each once before any is given again; undefined where there are none. */
function deck(random: Random, label: string, cards: readonly Fault[]): (() => Fault) | undefined {
  const own = random.fork(label);
  if (cards.length === 0) return undefined;
  let left: Fault[] = [];
  return () => {
    if (left.length === 0) left = own.shuffled(cards);
    const card = left.pop();
    if (!card) throw new RangeError(`The deck ${label} is empty`);
    return card;
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
    case 'misuse':
      return `misuse: ${fault.misuse}`;
    default:
      return fault satisfies never;
  }
}
