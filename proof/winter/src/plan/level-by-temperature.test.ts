import { describe, expect, it } from '@jest/globals';
import { levelByTemperature } from './level-by-temperature.ts';

describe('the level of a night', () => {
  it.each([
    [undefined, 'normal'],
    [4, 'normal'],
    [0, 'normal'],
    [-0.1, 'cold'],
    [-5, 'cold'],
    [-5.1, 'severe'],
    [-20, 'severe'],
  ] as const)('at a lowest temperature of %s °C is %s', (minimumTemperature, level) => {
    expect(levelByTemperature(minimumTemperature === undefined ? {} : { minimumTemperature })).toBe(level);
  });
});
