import type { rounds } from '@iwaa/contracts/http/intake';
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
  if (round) return { key: round.roundId, roundId: round.roundId, places: round.places };
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
  return roundId === undefined
    ? { key: item.id, roundId: later(item.id, 'roundId'), places }
    : { key: roundId, roundId, places };

  function isEnded(roundId: string): boolean {
    return ends.has(roundId) || known.some((one) => one.roundId === roundId && one.ended);
  }
}

/** The contacts that this phone recorded on a round, last one first; also those recorded before it had its id. */
export function contactsOn(round: TonightsRound, items: readonly Item[]): readonly Item[] {
  const names = new Set([round.key]);
  for (const { id, standing } of items)
    if (standing.kind === 'taken' && standing.answer.roundId === round.key) names.add(id);
  return items
    .filter(
      (item) =>
        item.command === 'recordContact' && item.standing.kind !== 'put-away' && names.has(roundOf(item)),
    )
    .toReversed();
}

function roundOf({ params: { roundId } }: Item): string {
  return isLater(roundId) ? roundId.fromItem : String(roundId);
}
