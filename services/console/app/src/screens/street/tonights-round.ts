import type { rounds } from '@iwaa/contracts/http/intake';
import type { PlaceOutcome } from '@iwaa/domain/missed-places';
import type { z } from 'zod';
import { isLater, type Later, later } from '../../outbox/later.ts';
import type { Item } from '../../outbox/outbox.ts';

type Round = z.output<typeof rounds>['items'][number];

/** The round that a team is on; it may have been started without a network. */
export interface TonightsRound {
  /** The round's id, or the item that starts it. */
  readonly key: string;
  readonly roundId: string | Later;
  readonly places: readonly string[];
  /** Those of them that the team missed when it went out last; none while the server has not heard of the start. */
  readonly handedOver: readonly string[];
  /** What the server knows of what came of them. */
  readonly outcomes: readonly PlaceOutcome[];
}

/**
 * The round that a team is on tonight: one that the server knows and that has not ended, else one that this phone has started.
 * One that this phone has ended is over, whether or not the server has heard of it.
 */
export function tonightsRound(
  known: readonly Round[],
  items: readonly Item[],
  of: { readonly campaignId: string; readonly team: string; readonly night: string },
): TonightsRound | undefined {
  const ends = new Set(
    items
      .filter(({ command, standing }) => command === 'endRound' && standing.kind !== 'put-away')
      .map(roundOf),
  );
  const round = known.find(
    ({ roundId, team, night, ended }) =>
      team === of.team && night === of.night && !ended && !ends.has(roundId),
  );
  if (round) {
    const { roundId, places, handedOver, outcomes } = round;
    return { key: roundId, roundId, places, handedOver, outcomes };
  }
  const item = items.findLast(
    ({ id, command, params, body, standing }) =>
      command === 'startRound' &&
      params.campaignId === of.campaignId &&
      body.night === of.night &&
      (standing.kind === 'waiting' || standing.kind === 'taken') &&
      !ends.has(id) &&
      !(standing.kind === 'taken' && isEnded(String(standing.answer.roundId))),
  );
  if (!item) return undefined;
  const places = item.body.places as readonly string[];
  const roundId = item.standing.kind === 'taken' ? String(item.standing.answer.roundId) : undefined;
  const unheard = { places, handedOver: [], outcomes: [] };
  return roundId === undefined
    ? { key: item.id, roundId: later(item.id, 'roundId'), ...unheard }
    : { key: roundId, roundId, ...unheard };

  function isEnded(roundId: string): boolean {
    return ends.has(roundId) || known.some((one) => one.roundId === roundId && one.ended);
  }
}

/** The contacts that this phone recorded on a round, last one first; also those recorded before it had its id. */
export function contactsOn(round: TonightsRound, items: readonly Item[]): readonly Item[] {
  return items
    .filter(
      (item) =>
        item.command === 'recordContact' &&
        item.standing.kind !== 'put-away' &&
        isOfRound(round, item, items),
    )
    .toReversed();
}

/** Whether an item is of a round, also where it was recorded before the round had its id. @param items all that the phone has. */
export function isOfRound({ key }: TonightsRound, item: Item, items: readonly Item[]): boolean {
  const name = roundOf(item);
  if (name === key) return true;
  const standing = items.find(({ id }) => id === name)?.standing;
  return standing?.kind === 'taken' && standing.answer.roundId === key;
}

function roundOf({ params: { roundId } }: Item): string {
  return isLater(roundId) ? roundId.fromItem : String(roundId);
}
