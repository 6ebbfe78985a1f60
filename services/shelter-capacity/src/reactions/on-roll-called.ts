import { rollCalled } from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { SettleRollCall } from '../use-cases/settle-roll-call.ts';

/** Takes down a roll call whose process died before it had; mostly there is nothing left to do. */
export function onRollCalled(settle: SettleRollCall): Reaction {
  return reactTo(rollCalled, ({ data }) => settle(data.rollCallId));
}
