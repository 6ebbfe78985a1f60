import type { LookResult } from '@iwaa/contracts/vocabulary';
import { isLater } from '../../outbox/later.ts';
import type { Item, Standing } from '../../outbox/outbox.ts';
import type { TonightsRound } from './tonights-round.ts';

/**
 * What this phone recorded of an alert on a round, if it did: one that was refused and put away is none, so that it can be answered
 * anew. The round may have had no id yet when it was recorded.
 */
export function lookAt(
  alertId: string,
  { key }: Pick<TonightsRound, 'key'>,
  items: readonly Item[],
): { readonly result: LookResult; readonly standing: Standing } | undefined {
  const names = new Set([key]);
  for (const { id, standing } of items)
    if (standing.kind === 'taken' && standing.answer.roundId === key) names.add(id);
  const look = items.findLast(
    ({ command, params, body: { roundId }, standing }) =>
      command === 'recordLook' &&
      params.alertId === alertId &&
      standing.kind !== 'put-away' &&
      names.has(isLater(roundId) ? roundId.fromItem : String(roundId)),
  );
  return look && { result: look.body.result as LookResult, standing: look.standing };
}
