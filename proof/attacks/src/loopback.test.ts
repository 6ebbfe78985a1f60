import { describe, expect, it } from '@jest/globals';
import { addressOf, isLoopback } from './loopback.ts';

describe('an address as Linux writes it', () => {
  it.each([
    ['0100007F', '127.0.0.1', true],
    ['00000000', '0.0.0.0', false],
    ['0A00A8C0', '192.168.0.10', false],
    ['00000000000000000000000001000000', '::1', true],
    ['00000000000000000000000000000000', '::', false],
    ['0000000000000000FFFF00000100007F', '127.0.0.1', true],
  ])('%s is %s, of this machine alone: %s', (hex, address, alone) => {
    expect(addressOf(hex)).toBe(address);
    expect(isLoopback(address)).toBe(alone);
  });
});
