import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.ts';

describe('eventually', () => {
  it('gives what the assertion gives as soon as it holds', async () => {
    let asked = 0;
    const value = await eventually(() => {
      asked += 1;
      expect(asked).toBeGreaterThan(2);
      return 'there';
    });
    expect({ value, asked }).toEqual({ value: 'there', asked: 3 });
  });

  it('throws the last reason when the assertion never holds', async () => {
    await expect(
      eventually(() => {
        throw new Error('still not');
      }, 60),
    ).rejects.toThrow('still not');
  });
});
