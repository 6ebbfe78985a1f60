import { describe, expect, it } from '@jest/globals';
import { bedsOf, type CentreCommand, decide, evolve, newCentre } from './centre.ts';

const open: CentreCommand = {
  type: 'open-centre',
  centreId: 'sidi-kacem-centre',
  provinceId: 'sidi-kacem',
  units: [
    { kind: 'men', beds: 2 },
    { kind: 'women', beds: 1 },
  ],
};
const opened = [...(decide(newCentre, open) as ReturnType<typeof decide> & object)].reduce(evolve, newCentre);

describe('a centre', () => {
  it('opens its units once, and opening it again the same decides nothing', () => {
    expect(opened).toMatchObject({ status: 'open', provinceId: 'sidi-kacem' });
    expect(decide(opened, open)).toEqual([]);
    expect(decide(opened, { ...open, units: [...open.units].reverse() })).toEqual([]);
  });

  it('does not open a second time with other units or in another province', () => {
    expect(decide(opened, { ...open, units: [{ kind: 'men', beds: 3 }] })).toBe('centre-already-open');
    expect(decide(opened, { ...open, provinceId: 'rabat' })).toBe('centre-already-open');
  });

  it('does not open with two units of one kind, whose beds would have the same names', () => {
    const units = [
      { kind: 'men', beds: 2 },
      { kind: 'men', beds: 1 },
    ] as const;
    expect(decide(newCentre, { ...open, units })).toBe('unit-given-twice');
  });

  it('has beds for cold nights beside the others, with the last numbers', () => {
    const units = [{ kind: 'men', beds: 1, overflow: 1 }] as const;
    const decision = decide(newCentre, { ...open, units });
    expect(decision).toMatchObject([{ data: { units: [{ kind: 'men', beds: 1, overflow: 1 }] } }]);
    expect(bedsOf({ centreId: open.centreId, units: [...units] })).toEqual([
      { bedId: 'sidi-kacem-centre.men-001', unit: 'men', overflow: false },
      { bedId: 'sidi-kacem-centre.men-002', unit: 'men', overflow: true },
    ]);
    const none = open.units.map((unit) => ({ ...unit, overflow: 0 }));
    expect(decide(opened, { ...open, units: none })).toEqual([]);
    const more = open.units.map((unit) => ({ ...unit, overflow: 1 }));
    expect(decide(opened, { ...open, units: more })).toBe('centre-already-open');
  });

  it('names each bed by its centre, its unit and its number', () => {
    const units = open.units.map(({ kind, beds }) => ({ kind, beds }));
    expect(bedsOf({ centreId: open.centreId, units }).map(({ bedId }) => bedId)).toEqual([
      'sidi-kacem-centre.men-001',
      'sidi-kacem-centre.men-002',
      'sidi-kacem-centre.women-001',
    ]);
  });
});
