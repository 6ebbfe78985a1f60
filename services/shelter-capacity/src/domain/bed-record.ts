import type { Fact, OneOf } from '@iwaa/contracts/event';
import {
  bedHeld,
  bedOffered,
  bedReturnedToService,
  bedTakenOutOfService,
  checkedIn,
  checkedOut,
  checkInTakenBack,
  checkOutTakenBack,
  holdLapsed,
  holdReleased,
  offerDeclined,
  offerLapsed,
  transferredIn,
  transferredOut,
} from '@iwaa/contracts/events/shelter-capacity';
import type { BedSpan, EndWord, ServiceWord } from './census.ts';

/** What a fact adds to the record of a span or a word. Each sets other fields, or the same ones to the same values. */
export type RecordChange =
  | {
      readonly of: 'span';
      readonly id: string;
      readonly set: Partial<Omit<BedSpan, 'ends'>> & Pick<BedSpan, 'kind' | 'bedId'>;
      /** A word about its end. */
      readonly end?: EndWord;
    }
  | { readonly of: 'word'; readonly id: string; readonly set: ServiceWord };

/** The facts that the census is counted from. */
export const recordedFacts = [
  bedOffered,
  offerDeclined,
  offerLapsed,
  bedHeld,
  holdLapsed,
  holdReleased,
  checkedIn,
  checkedOut,
  checkInTakenBack,
  checkOutTakenBack,
  transferredOut,
  transferredIn,
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
  const over = (to: string | null): EndWord => ({ sequence, at, isOver: true, to });
  const notOver: EndWord = { sequence, at, isOver: false, to: null };
  switch (fact.type) {
    case 'iwaa.shelter-capacity.bed-offered.v1':
    case 'iwaa.shelter-capacity.bed-held.v1': {
      // An offer that is accepted goes on as the hold that it was.
      if ('byOffer' in fact.data && fact.data.byOffer) return [];
      const { holdId, night } = fact.data;
      return [{ of: 'span', id: holdId, set: { ...span('hold', fact.data), from: night, knownFrom: at } }];
    }
    case 'iwaa.shelter-capacity.offer-declined.v1':
    case 'iwaa.shelter-capacity.offer-lapsed.v1':
    case 'iwaa.shelter-capacity.hold-lapsed.v1':
    case 'iwaa.shelter-capacity.hold-released.v1':
      return [ended('hold', fact.data.holdId, fact.data, over(null))];
    case 'iwaa.shelter-capacity.checked-in.v1': {
      const { holdId, stayId, night } = fact.data;
      return [
        ended('hold', holdId, fact.data, over(null)),
        { of: 'span', id: stayId, set: { ...span('stay', fact.data), from: night, knownFrom: at } },
      ];
    }
    case 'iwaa.shelter-capacity.checked-out.v1': {
      const { stayId, night } = fact.data;
      return [ended('stay', stayId, fact.data, over(night))];
    }
    case 'iwaa.shelter-capacity.transferred-out.v1':
      return [ended('stay', fact.data.stayId, fact.data, over(fact.data.night))];
    case 'iwaa.shelter-capacity.transferred-in.v1': {
      const { stayId, night } = fact.data;
      return [{ of: 'span', id: stayId, set: { ...span('stay', fact.data), from: night, knownFrom: at } }];
    }
    case 'iwaa.shelter-capacity.check-in-taken-back.v1': {
      const { holdId, stayId, night, hold } = fact.data;
      // A stay that ends on the night on which it began counts for none.
      const never = ended('stay', stayId, fact.data, over(night));
      return hold ? [never, ended('hold', holdId, fact.data, notOver)] : [never];
    }
    case 'iwaa.shelter-capacity.check-out-taken-back.v1':
      // Where the bed is somebody else's, the stay has ended all the same.
      return fact.data.goesOn ? [ended('stay', fact.data.stayId, fact.data, notOver)] : [];
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

function ended(
  kind: BedSpan['kind'],
  id: string,
  of: Pick<BedSpan, 'bedId' | 'campaignId'>,
  end: EndWord,
): RecordChange {
  return { of: 'span', id, set: span(kind, of), end };
}

function serviceWord(bedId: string, sequence: number, usable: boolean, at: string): RecordChange {
  return { of: 'word', id: `${bedId}/${sequence}`, set: { bedId, sequence, usable, at } };
}
