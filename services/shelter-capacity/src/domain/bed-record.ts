import type { Fact } from '@iwaa/contracts/event';
import {
  bedHeld,
  bedReturnedToService,
  bedTakenOutOfService,
  checkedIn,
  checkedOut,
  holdLapsed,
  holdReleased,
} from '@iwaa/contracts/events/shelter-capacity';
import type { BedSpan, ServiceWord } from './census.ts';

/** What a fact adds to the record of a span or a word. Each sets other fields, or the same ones to the same values. */
export type RecordChange =
  | {
      readonly of: 'span';
      readonly id: string;
      readonly set: Partial<BedSpan> & Pick<BedSpan, 'kind' | 'bedId'>;
    }
  | { readonly of: 'word'; readonly id: string; readonly set: ServiceWord };

/** The facts that the census is counted from. */
export const recordedFacts = [
  bedHeld,
  holdLapsed,
  holdReleased,
  checkedIn,
  checkedOut,
  bedTakenOutOfService,
  bedReturnedToService,
] as const;

/** What a fact of a bed adds to its record, whatever was told before it and however often it is told. */
export function recordChangesOf({ type, data, time, sequence }: Fact): RecordChange[] {
  const at = new Date(time).toISOString();
  const told = data as Record<string, string>;
  const { bedId = '', campaignId, holdId = '', stayId = '', night } = told;
  const hold = { kind: 'hold', bedId, campaignId } as const;
  const stay = { kind: 'stay', bedId, campaignId } as const;
  switch (type) {
    case bedHeld.type:
      return [{ of: 'span', id: holdId, set: { ...hold, from: night, knownFrom: at } }] as RecordChange[];
    case holdLapsed.type:
    case holdReleased.type:
      return [{ of: 'span', id: holdId, set: { ...hold, knownTo: at } }] as RecordChange[];
    case checkedIn.type:
      return [
        { of: 'span', id: holdId, set: { ...hold, knownTo: at } },
        { of: 'span', id: stayId, set: { ...stay, from: night, knownFrom: at } },
      ] as RecordChange[];
    case checkedOut.type:
      return [{ of: 'span', id: stayId, set: { ...stay, to: night, knownTo: at } }] as RecordChange[];
    case bedTakenOutOfService.type:
    case bedReturnedToService.type: {
      const usable = type === bedReturnedToService.type;
      return [{ of: 'word', id: `${bedId}/${sequence}`, set: { bedId, sequence, usable, at } }];
    }
    default:
      return [];
  }
}
