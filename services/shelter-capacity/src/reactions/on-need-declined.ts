import { needDeclined } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { declinedSince, hasAskedForShelter } from '../domain/known-case.ts';
import type { Cases } from '../store/cases.ts';
import { type GiveUpShelter, whenDeclined } from '../use-cases/give-up-shelter.ts';

/** Ends the hold, or the place in the list, of a need that was stated before the person declined. */
export function onNeedDeclined(cases: Pick<Cases, 'decline'>, giveUp: GiveUpShelter): Reaction {
  return reactTo(needDeclined, async ({ data, sequence }) => {
    if (data.kind !== 'shelter') return;
    const record = await cases.decline(data, sequence);
    if (!hasAskedForShelter(record)) return;
    await giveUp(data.caseId, { ...whenDeclined, ofNeed: (needId) => declinedSince(record, needId) });
  });
}
