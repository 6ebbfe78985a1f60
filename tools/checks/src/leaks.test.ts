import { describe, expect, it } from '@jest/globals';
import { leaksOf } from './leaks.ts';

describe('what tests leave behind', () => {
  it('is nothing where they clean up after themselves', () => {
    expect(leaksOf('PASS pure a.test.ts\n1 passed', ['node-compile-cache', 'jest_rs'])).toEqual([]);
  });

  it.each([
    [
      'listeners',
      '(node:1) MaxListenersExceededWarning: Possible leak. 11 close listeners added to [Socket]',
    ],
    ['a handle', 'A worker process has failed to exit gracefully and has been force exited.'],
  ])('is found where it is %s', (_what, output) => {
    expect(leaksOf(`PASS pure a.test.ts\n${output}\n1 passed`, [])).toHaveLength(1);
  });

  it('is found where it is a folder', () => {
    expect(leaksOf('', ['iwaa-winter-x1', 'node-compile-cache'])).toEqual([
      'Leak: iwaa-winter-x1 was left behind.',
    ]);
  });
});
