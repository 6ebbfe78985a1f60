import type { FoldedFactFrom } from './case-events.ts';
import type { CaseFile, KnownBed, KnownWait } from './case-file.ts';

type StayFact = FoldedFactFrom<'shelter-capacity'>;
type Cold = Pick<
  Extract<StayFact, { type: 'iwaa.shelter-capacity.bed-held.v1' }>['data'],
  'nightLevel' | 'overflow'
>;

/** Adds a fact of shelter-capacity: for each bed and each entry of the waiting list, the highest sequence says how it stands. */
export function foldStay(file: CaseFile, fact: StayFact): CaseFile {
  switch (fact.type) {
    case 'iwaa.shelter-capacity.bed-offered.v1': {
      const { holdId, answerBy } = fact.data;
      return withBed(file, fact, { state: 'offered', holdId, lapsesAt: answerBy, ...coldOf(fact.data) });
    }
    case 'iwaa.shelter-capacity.offer-declined.v1':
      return withBed(file, fact, { state: 'given-up', holdId: fact.data.holdId });
    case 'iwaa.shelter-capacity.offer-lapsed.v1':
      return withBed(file, fact, { state: 'offer-lapsed', holdId: fact.data.holdId });
    case 'iwaa.shelter-capacity.bed-held.v1': {
      const { holdId, lapsesAt } = fact.data;
      return withBed(file, fact, { state: 'held', holdId, lapsesAt, ...coldOf(fact.data) });
    }
    case 'iwaa.shelter-capacity.set-out.v1': {
      const { holdId, lapsesAt, setOutAt, escort } = fact.data;
      const onTheWay = { since: setOutAt, escort };
      return withBed(file, fact, { state: 'held', holdId, lapsesAt, onTheWay, ...coldOf(fact.data) });
    }
    case 'iwaa.shelter-capacity.hold-lapsed.v1':
      return withBed(file, fact, { state: 'lapsed', holdId: fact.data.holdId });
    case 'iwaa.shelter-capacity.hold-released.v1':
      return withBed(file, fact, { state: 'given-up', holdId: fact.data.holdId });
    case 'iwaa.shelter-capacity.checked-in.v1':
      return withBed(file, fact, { state: 'occupied', holdId: fact.data.holdId });
    case 'iwaa.shelter-capacity.checked-out.v1':
      return withBed(file, fact, { state: 'left', left: fact.data.reason });
    case 'iwaa.shelter-capacity.transferred-out.v1':
      return withBed(file, fact, { state: 'left' });
    case 'iwaa.shelter-capacity.transferred-in.v1':
      return withBed(file, fact, { state: 'occupied', holdId: fact.data.holdId });
    case 'iwaa.shelter-capacity.check-in-taken-back.v1': {
      const { holdId, hold } = fact.data;
      if (!hold) return withBed(file, fact, { state: 'given-up', holdId });
      const { lapsesAt, onTheWay } = hold;
      return withBed(file, fact, { state: 'held', holdId, lapsesAt, ...(onTheWay ? { onTheWay } : {}) });
    }
    case 'iwaa.shelter-capacity.check-out-taken-back.v1':
      return withBed(file, fact, { state: fact.data.goesOn ? 'occupied' : 'left' });
    case 'iwaa.shelter-capacity.absence-recorded.v1': {
      const { stayId, since, foundAt, withoutPassSince, losesBedAt, pass } = fact.data;
      const away = pass && { to: pass.to, until: pass.until };
      const absence = { stayId, since, foundAt, withoutPassSince, losesBedAt, pass: away };
      return withBed(file, fact, { state: 'occupied', absence });
    }
    case 'iwaa.shelter-capacity.absence-grace-extended.v1': {
      const { stayId, since, foundAt, withoutPassSince, losesBedAt, nightLevel } = fact.data;
      const absence = { stayId, since, foundAt, withoutPassSince, losesBedAt, pass: null, nightLevel };
      return withBed(file, fact, { state: 'occupied', absence });
    }
    case 'iwaa.shelter-capacity.presence-recorded.v1':
      return withBed(file, fact, { state: 'occupied' });
    case 'iwaa.shelter-capacity.waiting-list-joined.v1': {
      const { entryId, needId, night, nightLevel, lookElsewhereBy } = fact.data;
      const cold = { ...(nightLevel ? { nightLevel } : {}), ...(lookElsewhereBy ? { lookElsewhereBy } : {}) };
      return withWait(file, entryId, fact, { waits: true, needId, night, ...cold });
    }
    case 'iwaa.shelter-capacity.waiting-list-left.v1':
      return withWait(file, fact.data.entryId, fact, { waits: false, needId: null, night: null });
    default:
      fact satisfies never;
      return file;
  }
}

/** What a hold or an offer says of a cold night, and of a bed that is kept for such nights. */
function coldOf({ nightLevel, overflow }: Cold): Pick<KnownBed, 'nightLevel' | 'overflow'> {
  return { ...(nightLevel ? { nightLevel } : {}), ...(overflow ? { overflow } : {}) };
}

function withBed(
  file: CaseFile,
  fact: { sequence: number; time: string; data: { bedId: string } },
  word: Partial<KnownBed> & Pick<KnownBed, 'state'>,
): CaseFile {
  const { bedId } = fact.data;
  const known = file.beds[bedId];
  if (known && known.sequence >= fact.sequence) return file;
  const bed = { sequence: fact.sequence, at: fact.time, holdId: null, lapsesAt: null, left: null, ...word };
  return { ...file, beds: { ...file.beds, [bedId]: bed } };
}

function withWait(
  file: CaseFile,
  entryId: string,
  fact: { sequence: number; time: string },
  word: Omit<KnownWait, 'sequence' | 'at'>,
): CaseFile {
  const known = file.waits[entryId];
  if (known && known.sequence >= fact.sequence) return file;
  return {
    ...file,
    waits: { ...file.waits, [entryId]: { sequence: fact.sequence, at: fact.time, ...word } },
  };
}
