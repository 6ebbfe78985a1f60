import type { Lease } from './outbox-relay.ts';

/** Keeps a lease: renews it in the background while it is held, so that a slow batch doesn't lose it. */
export interface LeaseKeeper {
  /** Whether the lease is held; asks for it when it isn't, or when a third of its time has gone. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

export function createLeaseKeeper(lease: Lease): LeaseKeeper {
  const renewAfter = lease.ttlMs / 3;
  let held = false;
  let askedAt = 0;
  let asking: Promise<boolean> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function ask(): Promise<boolean> {
    // The lease runs from the moment of the question, not of the answer.
    const now = Date.now();
    try {
      held = await lease.acquire();
      askedAt = now;
      return held;
    } catch (error) {
      held = held && Date.now() - askedAt < lease.ttlMs;
      throw error;
    } finally {
      asking = undefined;
    }
  }

  function hold(): Promise<boolean> {
    if (held && Date.now() - askedAt < renewAfter) {
      return Promise.resolve(true);
    }
    timer ??= setInterval(() => {
      if (held) {
        hold().catch(() => undefined);
      }
    }, renewAfter);
    asking ??= ask();
    return asking;
  }

  return {
    hold,
    release: async () => {
      clearInterval(timer);
      timer = undefined;
      await asking?.catch(() => undefined);
      if (held) {
        held = false;
        // A lease that can't be given back runs out by itself.
        await lease.release().catch(() => undefined);
      }
    },
  };
}
