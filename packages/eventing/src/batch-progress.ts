/** Which messages of a batch are settled. Kafka keeps one offset, so only an unbroken run from the start counts. */
export interface BatchProgress {
  settled(index: number): void;
  /** The last index of the unbroken run, or -1. */
  through(): number;
}

export function createBatchProgress(size: number): BatchProgress {
  const done = new Uint8Array(size);
  let through = -1;
  return {
    settled(index) {
      done[index] = 1;
      while (done[through + 1] === 1) {
        through += 1;
      }
    },
    through: () => through,
  };
}
