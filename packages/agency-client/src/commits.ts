/** Commits of one partition's offsets. */
export interface Commits {
  /** Has everything before this offset committed soon, and does not wait for it. */
  through(offset: string): void;
  /** Resolves when the last offset is committed; rejects where that failed. */
  flushed(): Promise<void>;
}

/** Commits one offset at a time, and of those that come meanwhile only the last: who works on referrals need not wait for it. */
export function createCommits(commit: (offset: string) => Promise<void>): Commits {
  let latest: string | undefined;
  let underWay: Promise<void> | undefined;

  async function commitLatest(): Promise<void> {
    while (latest !== undefined) {
      const offset = latest;
      latest = undefined;
      await commit(offset);
    }
    underWay = undefined;
  }

  return {
    through(offset) {
      latest = offset;
      underWay ??= commitLatest();
      // Told by `flushed`; until then it is nobody's.
      underWay.catch(() => undefined);
    },
    async flushed() {
      await underWay;
    },
  };
}
