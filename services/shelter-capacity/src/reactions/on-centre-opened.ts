import { centreOpened } from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { AddBeds } from '../use-cases/add-beds.ts';

/** Adds the beds that are missing where the opening of a centre broke off half-way. */
export function onCentreOpened(addBeds: AddBeds): Reaction {
  return reactTo(centreOpened, async ({ data }) => addBeds(data));
}
