import type { Fact, OneOf } from '@iwaa/contracts/event';
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

/** Such a fact, as much of it as its record takes. */
type RecordedFact = OneOf<typeof recordedFacts> & Pick<Fact, 'time' | 'sequence'>;

/** Whether the census counts from a fact. */
export function isRecorded(fact: Fact): fact is Fact & RecordedFact {
  return recordedFacts.some(({ type }) => type === fact.type);
}

/** What a fact of a bed adds to its record, whatever was told before it and however often it is told. */
export function recordChangesOf(fact: RecordedFact): RecordChange[] {
  const at = new Date(fact.time).toISOString();
  const { sequence } = fact;
  switch (fact.type) {
    case 'iwaa.shelter-capacity.bed-held.v1': {
      const { holdId, night } = fact.data;
      return [{ of: 'span', id: holdId, set: { ...span('hold', fact.data), from: night, knownFrom: at } }];
    }
    case 'iwaa.shelter-capacity.hold-lapsed.v1':
    case 'iwaa.shelter-capacity.hold-released.v1':
      return [{ of: 'span', id: fact.data.holdId, set: { ...span('hold', fact.data), knownTo: at } }];
    case 'iwaa.shelter-capacity.checked-in.v1': {
      const { holdId, stayId, night } = fact.data;
      return [
        { of: 'span', id: holdId, set: { ...span('hold', fact.data), knownTo: at } },
        { of: 'span', id: stayId, set: { ...span('stay', fact.data), from: night, knownFrom: at } },
      ];
    }
    case 'iwaa.shelter-capacity.checked-out.v1': {
      const { stayId, night } = fact.data;
      return [{ of: 'span', id: stayId, set: { ...span('stay', fact.data), to: night, knownTo: at } }];
    }
    case 'iwaa.shelter-capacity.bed-taken-out-of-service.v1':
      return [serviceWord(fact.data.bedId, sequence, false, at)];
    case 'iwaa.shelter-capacity.bed-returned-to-service.v1':
      return [serviceWord(fact.data.bedId, sequence, true, at)];
    default:
      return fact satisfies never;
  }
}

function span<Kind extends BedSpan['kind']>(
  kind: Kind,
  { bedId, campaignId }: Pick<BedSpan, 'bedId' | 'campaignId'>,
) {
  return { kind, bedId, campaignId };
}

function serviceWord(bedId: string, sequence: number, usable: boolean, at: string): RecordChange {
  return { of: 'word', id: `${bedId}/${sequence}`, set: { bedId, sequence, usable, at } };
}
