import { describe, expect, it } from '@jest/globals';
import { settled } from './settled.ts';

describe('settled', () => {
  it('reads what is there once, and looks again for what is not', async () => {
    const asked: string[] = [];
    const find = settled(async (id) => {
      asked.push(id);
      return id === 'there' ? { id } : undefined;
    });
    for (const id of ['there', 'missing', 'there', 'missing']) await find(id);
    expect(asked).toEqual(['there', 'missing', 'missing']);
    expect(await find('there')).toEqual({ id: 'there' });
  });

  it('keeps no more than its limit', async () => {
    const asked: string[] = [];
    const find = settled(async (id) => {
      asked.push(id);
      return { id };
    }, 2);
    for (const id of ['a', 'b', 'c', 'b', 'a']) await find(id);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});
