import { describe, expect, it } from '@jest/globals';
import { parseHeap } from './heap.ts';

describe('the heap in use', () => {
  it('is told by the metrics with whatever labels', () => {
    const before = '# TYPE nodejs_heap_size_used_bytes gauge\n';
    expect(parseHeap(`${before}nodejs_heap_size_used_bytes{service="intake"} 52428800\n`)).toBe(52_428_800);
    expect(parseHeap(`${before}nodejs_heap_size_used_bytes 5.2e7\nother 1`)).toBe(5.2e7);
  });

  it('is not known where the metrics do not tell it', () => {
    expect(parseHeap('nodejs_heap_size_total_bytes 1\n')).toBeUndefined();
  });
});
