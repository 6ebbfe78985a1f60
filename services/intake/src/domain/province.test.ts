import { describe, expect, it } from '@jest/globals';
import { decide, evolve, newProvince, type ProvinceCommand } from './province.ts';

const declare: ProvinceCommand = { type: 'declare-province', provinceId: 'sidi-kacem', name: 'Sidi Kacem' };
const declared = {
  type: 'iwaa.intake.province-declared.v1',
  data: { provinceId: 'sidi-kacem', name: 'Sidi Kacem' },
} as const;

describe('a province', () => {
  it('is declared once, however often that is asked for', () => {
    expect(decide(newProvince, declare)).toEqual([declared]);
    expect(decide(evolve(newProvince, declared), declare)).toEqual([]);
  });

  it('is not declared by another name', () => {
    expect(decide(evolve(newProvince, declared), { ...declare, name: 'Kénitra' })).toBe(
      'province-already-declared',
    );
  });
});
