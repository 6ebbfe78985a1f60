import { type Decision, isRefusal } from '@iwaa/contracts/decision';
import { checkOutReasonGivers, mayGive } from '@iwaa/contracts/givers';
import type { MistakeReason } from '@iwaa/contracts/vocabulary';
import { type AddedBed, type BedEvent, type EndedStay, hasLapsed, lapseOf } from './bed.ts';

export interface MistakeCommand {
  readonly type: 'take-back-check-in' | 'take-back-check-out';
  readonly stayId: string;
  readonly reason: MistakeReason;
  /** Whether the campaign of the stay has ended: from then on its record stands. */
  readonly campaignEnded: boolean;
  /** Now, ISO-8601. */
  readonly at: string;
}

export type MistakeRefusal = 'stay-unknown' | 'came-by-transfer' | 'check-out-by-rule' | 'campaign-ended';

type Decided = Decision<BedEvent, MistakeRefusal>;

/** Judges that what was entered at the desk about a stay is said to be an error. */
export function decideOnMistake(bed: AddedBed, command: MistakeCommand): Decided {
  const ended = bed.recentStays.find(({ stayId }) => stayId === command.stayId);
  const decision =
    command.type === 'take-back-check-in'
      ? takeBackCheckIn(bed, ended, command)
      : takeBackCheckOut(bed, ended, command);
  const changes = !isRefusal(decision) && decision.length > 0;
  return changes && command.campaignEnded ? 'campaign-ended' : decision;
}

/** The stay never was. The hold is as before, and lapses at once where its time is over. */
function takeBackCheckIn(bed: AddedBed, ended: EndedStay | undefined, command: MistakeCommand): Decided {
  const { stayId, reason, at } = command;
  if (bed.status === 'occupied' && bed.stay.stayId === stayId) {
    const { held } = bed.stay;
    if (!held) return 'came-by-transfer';
    const { night, lapsesAt, onTheWay } = held;
    const hold = { night, lapsesAt, ...(onTheWay ? { onTheWay } : {}) };
    const taken: BedEvent = {
      type: 'iwaa.shelter-capacity.check-in-taken-back.v1',
      data: { ...ofBed(bed), ...ofStay(bed.stay), night: bed.stay.since, reason, hold },
    };
    const { holdId, caseId, campaignId } = bed.stay;
    if (Date.parse(held.lapsesAt) > Date.parse(at)) return [taken];
    const data = { ...ofBed(bed), holdId, caseId, campaignId };
    return [taken, { type: 'iwaa.shelter-capacity.hold-lapsed.v1', data }];
  }
  if (bed.mistakenStays.includes(stayId) || ended?.mistake === 'check-in') return [];
  if (!ended) return 'stay-unknown';
  if (!ended.held) return 'came-by-transfer';
  const data = { ...ofBed(bed), ...ofStay(ended), night: ended.since, reason, hold: null };
  return [{ type: 'iwaa.shelter-capacity.check-in-taken-back.v1', data }];
}

/** The stay goes on in its bed, unless the bed broke, or somebody else has it or has slept in it since. */
function takeBackCheckOut(bed: AddedBed, ended: EndedStay | undefined, command: MistakeCommand): Decided {
  const { stayId, reason, at } = command;
  if (bed.stay?.stayId === stayId || ended?.mistake === 'check-out') return [];
  if (!ended || ended.mistake === 'check-in') return 'stay-unknown';
  if (!mayGive(checkOutReasonGivers, ended.reason, 'shelter-staff')) return 'check-out-by-rule';
  const cleared = bed.leftStay?.stayId === stayId ? clearedFor(bed, ended.caseId, at) : undefined;
  const { needId, night } = ended;
  const data = { ...ofBed(bed), ...ofStay(ended), needId, night, reason, goesOn: cleared !== undefined };
  return [...(cleared ?? []), { type: 'iwaa.shelter-capacity.check-out-taken-back.v1', data }];
}

/** What has to end first so that a case has the bed again; undefined where that can't be. */
function clearedFor(bed: AddedBed, caseId: string, at: string): BedEvent[] | undefined {
  if (bed.status === 'free') return [];
  if (bed.status !== 'held') return undefined;
  const { holdId, ...hold } = bed.hold;
  const data = { ...ofBed(bed), holdId, caseId: hold.caseId, campaignId: hold.campaignId };
  if (hasLapsed(bed.hold, at)) return [lapseOf(bed, bed.hold)];
  if (hold.caseId !== caseId) return undefined;
  // The person was given the very bed again: the stay goes on instead.
  return [{ type: 'iwaa.shelter-capacity.hold-released.v1', data: { ...data, reason: 'no-longer-needed' } }];
}

function ofBed({ bedId, centreId, provinceId }: AddedBed) {
  return { bedId, centreId, provinceId };
}

function ofStay({
  stayId,
  holdId,
  caseId,
  campaignId,
}: Pick<EndedStay, 'stayId' | 'holdId' | 'caseId' | 'campaignId'>) {
  return { stayId, holdId, caseId, campaignId };
}
