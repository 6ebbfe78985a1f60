import { describe, expect, it } from '@jest/globals';
import { isPin, lockNewKey, unlock } from './pin-lock.ts';
import { seal, unseal } from './sealing.ts';

describe('a PIN', () => {
  it.each([
    ['294857', true],
    ['29485718', true],
    ['29485', false],
    ['29485a', false],
    ['', false],
    ['111111', false],
    ['121212', false],
    ['123456', false],
    ['654321', false],
    ['890123', false],
  ])('%j is one: %j', (pin, is) => {
    expect(isPin(pin)).toBe(is);
  });
});

describe('a key that a PIN locks', () => {
  it('is opened by that PIN alone, after the rounds that a guess has to cost', async () => {
    const { key, lock } = await lockNewKey('294857');
    expect(lock.rounds).toBe(600_000);
    const sealed = await seal(key, 'here', { nickname: 'Hamid' });
    const opened = await unlock('294857', lock);
    expect(opened && (await unseal(opened, 'here', sealed))).toEqual({ nickname: 'Hamid' });
    expect(await unlock('294858', lock)).toBeUndefined();
  });

  it('can not be read out by a script, nor wrap anything', async () => {
    const { key } = await lockNewKey('294857');
    expect(key.extractable).toBe(false);
    expect(key.usages.toSorted()).toEqual(['decrypt', 'encrypt']);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('is another one each time, also under the same PIN', async () => {
    const [one, other] = [await lockNewKey('294857'), await lockNewKey('294857')];
    expect(one.lock.salt).not.toEqual(other.lock.salt);
    await expect(unseal(other.key, 'here', await seal(one.key, 'here', 1))).rejects.toThrow();
  });
});

describe('what is sealed', () => {
  it('opens where it was sealed for and nowhere else, and not when it was changed', async () => {
    const { key } = await lockNewKey('294857');
    const sealed = await seal(key, 'vault/item/1', { note: 'text' });
    await expect(unseal(key, 'vault/item/2', sealed)).rejects.toThrow();
    const changed = new Uint8Array(sealed.data.slice(0));
    changed[0] = (changed[0] ?? 0) ^ 1;
    await expect(unseal(key, 'vault/item/1', { ...sealed, data: changed.buffer })).rejects.toThrow();
  });

  it('is never the same twice, and holds nothing of the text', async () => {
    const { key } = await lockNewKey('294857');
    const [one, other] = [await seal(key, 'here', 'Hamid'), await seal(key, 'here', 'Hamid')];
    expect(one.iv).not.toEqual(other.iv);
    expect(Buffer.from(one.data)).not.toEqual(Buffer.from(other.data));
    expect(Buffer.from(one.data).toString('latin1')).not.toContain('Hamid');
  });
});
