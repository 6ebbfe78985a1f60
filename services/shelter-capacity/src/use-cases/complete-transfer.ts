import { TransientFault } from '@iwaa/eventing/failure/fault';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { AddedBed, Bed } from '../domain/bed.ts';
import type { Departure } from '../domain/transfer.ts';
import type { Beds } from '../store/beds.ts';

/** What a transfer has come to: the person has the other bed, had left theirs before, or has another by now. */
export type Transferred = 'moved' | 'stay-unknown' | 'already-holds-a-bed';

/**
 * Brings a transfer to its end that a bed was prepared for. The bed that is left decides, by one write; what is decided is done on the
 * other, by whoever comes first: who asked for it, or, after a crash, the reaction to the facts.
 */
export type CompleteTransfer = (
  toBedId: string,
  transferId: string,
  command?: CommandKey,
) => Promise<Transferred>;

/** How often a hold that the person has got elsewhere in the same moment is given up for the bed that they move to. */
const looks = 5;

/** The stay that begins by a transfer. */
export function stayOfTransfer(transferId: string): string {
  return derivedId(transferId, 'stay');
}

export function createCompleteTransfer(beds: Pick<Beds, 'find' | 'execute' | 'ofCase'>): CompleteTransfer {
  /** What the bed that is left has decided, now or before. */
  async function decided(
    to: AddedBed,
    transferId: string,
    command?: CommandKey,
  ): Promise<Departure | undefined> {
    if (!to.moving) return undefined;
    const { fromBedId, ...moving } = to.moving;
    const out = await beds.execute(
      fromBedId,
      { type: 'transfer-out', ...moving, toBedId: to.bedId },
      command ? { command, result: () => ({ toBedId: to.bedId }) } : {},
    );
    return departureOf(out.state, transferId);
  }

  async function moveIn(toBedId: string, transferId: string, moved: NonNullable<Departure['moved']>) {
    const stayId = stayOfTransfer(transferId);
    for (let look = 1; look <= looks; look += 1) {
      const into = await beds.execute(toBedId, { type: 'transfer-in', transferId, stayId, moved });
      if (into.kind === 'done' || into.code !== 'already-holds-a-bed') return 'moved';
      const own = await beds.ofCase(moved.caseId);
      if (own?.stay) {
        await beds.execute(toBedId, { type: 'cancel-transfer', transferId });
        return 'already-holds-a-bed';
      }
      const release = { type: 'release-hold', reason: 'no-longer-needed' } as const;
      if (own?.hold) await beds.execute(own.bedId, { ...release, holdId: own.hold.holdId });
    }
    throw new TransientFault(
      'The person gets other beds again and again while being moved; it is tried again by itself.',
    );
  }

  return async (toBedId, transferId, command) => {
    const to = added((await beds.find(toBedId))?.state);
    if (to?.moving?.transferId !== transferId)
      return to?.arrivals.includes(transferId) ? 'moved' : 'stay-unknown';
    const departure = await decided(to, transferId, command);
    if (departure?.moved && departure.toBedId === toBedId)
      return moveIn(toBedId, transferId, departure.moved);
    await beds.execute(toBedId, { type: 'cancel-transfer', transferId });
    return 'stay-unknown';
  };
}

function departureOf(bed: Bed, transferId: string): Departure | undefined {
  return added(bed)?.departures.find((departure) => departure.transferId === transferId);
}

function added(bed: Bed | undefined): AddedBed | undefined {
  return bed && bed.status !== 'absent' ? bed : undefined;
}
