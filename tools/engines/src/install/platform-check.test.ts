import { describe, expect, test } from '@jest/globals';
import { needSupportedPlatform } from './platform-check.ts';

describe('ENGINES=local', () => {
  test('runs on Linux x86-64 with a recent GNU C library', () => {
    expect(() => needSupportedPlatform({ platform: 'linux', arch: 'x64', glibc: '2.35' })).not.toThrow();
    expect(() => needSupportedPlatform({ platform: 'linux', arch: 'x64', glibc: '3.0' })).not.toThrow();
  });

  test.each([
    { platform: 'darwin', arch: 'arm64', glibc: undefined },
    { platform: 'linux', arch: 'arm64', glibc: '2.36' },
    { platform: 'linux', arch: 'x64', glibc: undefined },
    { platform: 'linux', arch: 'x64', glibc: '2.31' },
  ])('is refused on %j, with the other two ways', (here) => {
    expect(() => needSupportedPlatform(here)).toThrow(/ENGINES=testcontainers .* ENGINES=external/);
  });
});
