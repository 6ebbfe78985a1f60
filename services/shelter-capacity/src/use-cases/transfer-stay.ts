import type { transferAnswer, transferStay } from '@iwaa/contracts/http/shelter-capacity';
import { nightRefusal } from '@iwaa/domain/night';
import { opensOverflow } from '@iwaa/domain/night-level';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { z } from 'zod';
import type { AddedBed, Stay } from '../domain/bed.ts';
import type { BedRefusal } from '../domain/bed-decisions.ts';
import { shuffled } from '../domain/shuffled.ts';
import type { Beds } from '../store/beds.ts';
import { type CompleteTransfer, stayOfTransfer } from './complete-transfer.ts';

type Asked = z.output<typeof transferStay>;
type Answer = z.input<typeof transferAnswer>;

/** Moves somebody who sleeps in a bed to another free one of the same unit. */
export type TransferStay = (
  scope: ActorScope,
  bedId: string,
  asked: Asked,
  command: CommandKey & { readonly id: string },
) => Promise<Outcome<Answer, BedRefusal | 'not-found' | 'no-bed-free'>>;

export function createTransferStay(parts: {
  beds: Beds;
  campaigns: Pick<KnownCampaigns, 'get'>;
  completeTransfer: CompleteTransfer;
  clock: Clock;
  random: () => number;
}): TransferStay {
  const { beds, campaigns, completeTransfer, clock, random } = parts;

  async function refusalOf({ campaignId, since }: Stay, night: string) {
    const code = nightRefusal(await campaigns.get(campaignId), night, clock().toISOString());
    return code ?? (night < since ? ('night-before-stay' as const) : undefined);
  }

  /** Has a bed kept for the person: the one that is asked for, else any that is free in the centre. */
  async function prepare(from: AddedBed & { stay: Stay }, { to, night, reason }: Asked, transferId: string) {
    const { unit, provinceId, stay, bedId: fromBedId } = from;
    const overflowOpen = opensOverflow(await campaigns.get(stay.campaignId), night);
    const wanted = { provinceId, unit, overflow: overflowOpen };
    const isThere = 'bedId' in to && (await provinceOf(to.bedId)) === provinceId;
    if ('bedId' in to && !isThere) return refused('bed-unknown' as const);
    const proposed = 'bedId' in to ? [to.bedId] : shuffled(await beds.freeIn(to.centreId, wanted), random);
    const moving = { transferId, stayId: stay.stayId, fromBedId, night, reason, unit, overflowOpen };
    for (const bedId of proposed) {
      const at = clock().toISOString();
      const prepared = await beds.execute(bedId, { type: 'prepare-transfer', ...moving, at });
      if (prepared.kind === 'done') return done(bedId);
      if ('bedId' in to) return refused(prepared.code);
    }
    return refused('no-bed-free' as const);
  }

  async function provinceOf(bedId: string): Promise<string | undefined> {
    const bed = (await beds.find(bedId))?.state;
    return bed && bed.status !== 'absent' ? bed.provinceId : undefined;
  }

  return async (scope, bedId, asked, command) => {
    const from = (await beds.find(bedId, scope))?.state;
    if (!from || from.status === 'absent') return refused('not-found');
    const transferId = derivedId(JSON.stringify([bedId, command.id]), 'transfer');
    const answer = (toBedId: string, { caseId }: Stay) => ({
      ...{ bedId: toBedId, centreId: toBedId.slice(0, toBedId.indexOf('.')), caseId },
      stayId: stayOfTransfer(transferId),
    });
    const before = from.departures.find((departure) => departure.transferId === transferId);
    if (before) {
      // Sent again: it is known by its key, and refused where it asks for something else.
      const again = { ...asked, transferId, toBedId: before.toBedId };
      await beds.execute(bedId, { type: 'transfer-out', ...again }, { command });
      await completeTransfer(before.toBedId, transferId);
      return before.moved ? done(answer(before.toBedId, before.moved)) : refused('stay-unknown');
    }
    const { stay } = from;
    if (from.status !== 'occupied' || stay?.stayId !== asked.stayId) return refused('stay-unknown');
    const code = await refusalOf(stay, asked.night);
    if (code) return refused(code);
    const prepared = await prepare(from, asked, transferId);
    if (prepared.kind === 'refused') return prepared;
    const transferred = await completeTransfer(prepared.result, transferId, command);
    return transferred === 'moved' ? done(answer(prepared.result, stay)) : refused(transferred);
  };
}
