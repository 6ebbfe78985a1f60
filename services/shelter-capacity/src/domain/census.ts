import { nightAt } from '@iwaa/domain/night';

/** For how long somebody had a bed: by a hold, or by the stay that it became. */
export interface BedSpan {
  readonly kind: 'hold' | 'stay';
  readonly bedId: string;
  readonly campaignId: string;
  /** The night for which the bed was held, or the first that was slept in it; null while only the end is known. */
  readonly from: string | null;
  /** When the beginning was recorded, ISO-8601. */
  readonly knownFrom: string | null;
  /** What was recorded of its end; the last word counts. */
  readonly ends: readonly EndWord[];
}

/** That somebody had a bed no longer, or, where that was entered in error, that they have it after all. */
export interface EndWord {
  /** Orders the words about one bed. */
  readonly sequence: number;
  /** When it was recorded, ISO-8601. */
  readonly at: string;
  readonly isOver: boolean;
  /** The night on which the person left a bed that they slept in, and slept in it no more. */
  readonly to: string | null;
}

/** That a bed was taken out of service, or returned to it. */
export interface ServiceWord {
  readonly bedId: string;
  /** Orders the words about one bed. */
  readonly sequence: number;
  readonly usable: boolean;
  readonly at: string;
}

/** How many beds there are, and how many of them are in each state: the four always add up to the first. */
export interface Census {
  readonly beds: number;
  readonly free: number;
  readonly held: number;
  readonly occupied: number;
  readonly unusable: number;
}

type State = Exclude<keyof Census, 'beds'>;

/**
 * The census of some beds for a night, as it was known at an instant (ISO-8601), or as it is known now where that is left out. A stay
 * counts for each night from its check-in up to the night before its check-out, whenever either was recorded.
 */
export function censusOf(
  bedIds: readonly string[],
  { spans, words }: { readonly spans: readonly BedSpan[]; readonly words: readonly ServiceWord[] },
  night: string,
  { timeZone, knownAt }: { readonly timeZone: string; readonly knownAt?: string | undefined },
): Census {
  const isKnown = (at: string | null): at is string =>
    at !== null && (knownAt === undefined || at <= knownAt);
  const unusable = new Map<string, ServiceWord>();
  for (const word of words) {
    if (!isKnown(word.at) || nightAt(word.at, timeZone) > night) continue;
    const last = unusable.get(word.bedId);
    if (!last || last.sequence < word.sequence) unusable.set(word.bedId, word);
  }
  const had = (kind: BedSpan['kind']): Set<string> =>
    new Set(
      spans
        .filter((span) => {
          if (span.kind !== kind || span.from === null || span.from > night || !isKnown(span.knownFrom))
            return false;
          const last = lastOf(span.ends.filter(({ at }) => isKnown(at)));
          if (!last?.isOver) return true;
          return kind === 'stay' && last.to !== null && last.to > night;
        })
        .map(({ bedId }) => bedId),
    );
  const [held, occupied] = [had('hold'), had('stay')];
  const stateOf = (bedId: string): State => {
    if (occupied.has(bedId)) return 'occupied';
    if (unusable.get(bedId)?.usable === false) return 'unusable';
    return held.has(bedId) ? 'held' : 'free';
  };
  const counts = { free: 0, held: 0, occupied: 0, unusable: 0 };
  for (const bedId of bedIds) counts[stateOf(bedId)] += 1;
  return { beds: bedIds.length, ...counts };
}

function lastOf(words: readonly EndWord[]): EndWord | undefined {
  return words.reduce<EndWord | undefined>(
    (last, word) => (last && last.sequence > word.sequence ? last : word),
    undefined,
  );
}
