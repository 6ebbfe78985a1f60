import type { RollCallOutcome } from '@iwaa/contracts/vocabulary';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import pMap from 'p-map';
import { passFor } from '../domain/absence.ts';
import type { AddedBed, Bed } from '../domain/bed.ts';
import { type CalledPerson, unsettled } from '../domain/roll-call.ts';
import type { Beds } from '../store/beds.ts';
import type { RollCalls } from '../store/roll-calls.ts';
import { type CompleteTransfer, stayOfTransfer } from './complete-transfer.ts';

/**
 * Takes down on the beds what a roll call has said, and on the roll call what it came to. What it has taken down it leaves, so that it
 * may break off anywhere and be begun again.
 */
export type SettleRollCall = (rollCallId: string) => Promise<void>;

/** How many beds are written at once. */
const concurrency = 12;

export function createSettleRollCall(parts: {
  beds: Pick<Beds, 'execute' | 'find'>;
  rollCalls: RollCalls;
  campaigns: KnownCampaigns;
  completeTransfer: CompleteTransfer;
  clock: Clock;
}): SettleRollCall {
  const { beds, rollCalls, campaigns, completeTransfer, clock } = parts;

  /** What one person was said to be, as their bed has it afterwards. */
  async function settle(person: CalledPerson, night: string, isFollowed: boolean): Promise<RollCallOutcome> {
    const { bedId, stayId, present, calledAt } = person;
    const bed = (await beds.find(bedId))?.state;
    const stay = stayIn(bed, stayId);
    if (!stay) return settleWhereMoved(person, bed, night, isFollowed);
    const [campaign, at] = [await campaigns.get(stay.campaignId), clock().toISOString()];
    // Whether somebody is there today is not for a roll call of an earlier night to say.
    if (isFollowed) {
      if (present) return 'present';
      return passFor(stay, night, campaign, at) ? 'with-pass' : 'absent';
    }
    if (present && !stay.absence) return 'present';
    const found = { stayId, night, foundAt: calledAt, campaign, at };
    const taken = await beds.execute(
      bedId,
      present ? { type: 'record-presence', ...found, by: 'roll-call' } : { type: 'record-absence', ...found },
    );
    const after = stayIn(taken.state, stayId);
    if (!after) return settleWhereMoved(person, taken.state, night, isFollowed);
    if (!after.absence) return 'present';
    return after.absence.passId === null ? 'absent' : 'with-pass';
  }

  /** Somebody who was moved after the roll was called is settled in the bed that they have now. */
  async function settleWhereMoved(
    person: CalledPerson,
    bed: Bed | undefined,
    night: string,
    isFollowed: boolean,
  ): Promise<RollCallOutcome> {
    const departures = bed && bed.status !== 'absent' ? bed.departures : [];
    const departure = departures.find(({ moved }) => moved?.stayId === person.stayId);
    if (!departure) return 'left';
    const { toBedId: bedId, transferId } = departure;
    await completeTransfer(bedId, transferId);
    return settle({ ...person, bedId, stayId: stayOfTransfer(transferId) }, night, isFollowed);
  }

  return async (rollCallId) => {
    const roll = await rollCalls.one(rollCallId);
    if (!roll) return;
    const people = unsettled(roll);
    if (people.length === 0) return;
    const isFollowed = await rollCalls.isFollowed(roll);
    const settled = await pMap(
      people,
      async (person) => [person.stayId, await settle(person, roll.night, isFollowed)] as const,
      { concurrency },
    );
    const outcomes = Object.fromEntries(settled);
    await rollCalls.execute(rollCallId, { type: 'settle-roll-call', call: roll.calls, outcomes });
  };
}

function stayIn(bed: Bed | undefined, stayId: string): AddedBed['stay'] {
  const stay = bed && bed.status !== 'absent' ? bed.stay : null;
  return stay?.stayId === stayId ? stay : null;
}
