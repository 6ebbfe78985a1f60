import type { Decision } from '@iwaa/contracts/decision';
import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';
import type { UnitKind } from '@iwaa/contracts/vocabulary';
import { bedName } from './bed-name.ts';

export interface UnitSize {
  kind: UnitKind;
  beds: number;
  /** Beds beside those, which are kept for cold nights; none where it is left out. */
  overflow?: number | undefined;
}
export type OpenCentre = { status: 'open'; centreId: string; provinceId: string; units: UnitSize[] };
export type Centre = { status: 'absent' } | OpenCentre;

/** A centre before it opened. */
export const newCentre: Centre = { status: 'absent' };

export type CentreCommand = {
  type: 'open-centre';
  centreId: string;
  provinceId: string;
  units: readonly Readonly<UnitSize>[];
};
export type CentreRefusal = 'centre-already-open' | 'unit-given-twice';
export type CentreEvent = Extract<ShelterCapacityEvent, { type: 'iwaa.shelter-capacity.centre-opened.v1' }>;

/** Judges a command on a centre. Opening it again with the same units decides nothing. */
export function decide(centre: Centre, command: CentreCommand): Decision<CentreEvent, CentreRefusal> {
  const { centreId, provinceId } = command;
  const units = command.units.map(({ kind, beds, overflow = 0 }) => ({
    ...{ kind, beds },
    ...(overflow > 0 ? { overflow } : {}),
  }));
  if (new Set(units.map(({ kind }) => kind)).size < units.length) return 'unit-given-twice';
  if (centre.status === 'absent')
    return [{ type: 'iwaa.shelter-capacity.centre-opened.v1', data: { centreId, provinceId, units } }];
  const same = centre.provinceId === provinceId && describe(centre.units) === describe(units);
  return same ? [] : 'centre-already-open';
}

function describe(units: readonly UnitSize[]): string {
  return units
    .map(({ kind, beds, overflow = 0 }) => `${kind} ${beds} ${overflow}`)
    .sort()
    .join();
}

/** The centre after an event. */
export function evolve(_centre: Centre, { data }: CentreEvent): Centre {
  return { status: 'open', centreId: data.centreId, provinceId: data.provinceId, units: data.units };
}

/** The beds of a centre's units, each with its id, such as `sidi-kacem-centre.men-001`; those for cold nights have the last numbers. */
export function bedsOf({ centreId, units }: Pick<OpenCentre, 'centreId' | 'units'>) {
  return units.flatMap(({ kind, beds, overflow = 0 }) =>
    Array.from({ length: beds + overflow }, (_, index) => ({
      bedId: bedName(centreId, kind, index + 1),
      unit: kind,
      overflow: index >= beds,
    })),
  );
}
