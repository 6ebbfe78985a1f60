import { describe, expect, test } from '@jest/globals';
import { pipRefusal } from './pip-refusal.ts';

describe('When a package cannot be fetched, the sentence says what to do', () => {
  test.each([
    ['/usr/bin/python3: No module named pip', 'pip-missing', 'apt-get install python3-pip'],
    ['ERROR: [Errno 28] No space left on device', 'disk-full', 'IWAA_CACHE'],
    [
      'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.',
      'wrong-checksum',
      'thrown away',
    ],
    ['ERROR: Could not find a version that satisfies', 'download-failed', 'check the network'],
  ])('pip said %j: %s', (output, code, advice) => {
    const refusal = pipRefusal('MongoDB 6.0.5', output);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain('MongoDB 6.0.5');
    expect(refusal.message).toContain(advice);
  });
});
