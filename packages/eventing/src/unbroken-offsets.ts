/** Up to where a partition is worked on without a gap, while several of its batches are worked on at once. */
export interface UnbrokenOffsets {
  /**
   * Notes that a batch is begun which ends with the offset `last`; batches are begun in their order. The answer is told up to
   * where that batch is worked on, and gives the offset up to which the partition is; `undefined` where its beginning is not.
   */
  begin(partition: string, last: string): (through: string) => string | undefined;
}

interface Begun {
  readonly last: bigint;
  through: bigint | undefined;
}

export function createUnbrokenOffsets(): UnbrokenOffsets {
  const partitions = new Map<string, Begun[]>();
  return {
    begin(partition, last) {
      const begun: Begun = { last: BigInt(last), through: undefined };
      const batches = partitions.get(partition) ?? [];
      partitions.set(partition, batches);
      batches.push(begun);
      return (through) => {
        begun.through = BigInt(through);
        let unbroken: bigint | undefined;
        for (let first = batches[0]; first?.through !== undefined; first = batches[0]) {
          unbroken = first.through;
          if (first.through < first.last) break;
          batches.shift();
        }
        return unbroken?.toString();
      };
    },
  };
}
