import type { CaseFact } from '../domain/case-fact.ts';

/** Tells a case some facts; resolves when they are written. */
export type Send = (caseId: string, facts: CaseFact[]) => Promise<void>;

export interface GathererOptions {
  send: Send;
  /** How long facts of a case wait for others of the same moment, counted from the first (ms). */
  lingerMs: number;
  /** How many cases are told at once; more starves Temporal of the time in which it would work on them. */
  inFlight: number;
  /** So many facts of a case wait for no more. */
  mostFacts: number;
}

interface Parcel {
  facts: CaseFact[];
  ripeAt: number;
  sent: PromiseWithResolvers<void>;
}

/** Gathers the facts of each case that come within a moment, and sends them as one. */
export interface FactGatherer {
  /** Resolves when these facts are written, and rejects with what the sending met. */
  add(caseId: string, facts: readonly CaseFact[]): Promise<void>;
}

export function createFactGatherer(options: GathererOptions): FactGatherer {
  const { send, lingerMs, inFlight, mostFacts } = options;
  // In the order in which their first fact came, which is also the order in which they ripen.
  const waiting = new Map<string, Parcel>();
  const underWay = new Set<string>();
  let wake: NodeJS.Timeout | undefined;

  function pump(): void {
    clearTimeout(wake);
    wake = undefined;
    const now = performance.now();
    for (const [caseId, parcel] of waiting) {
      if (underWay.size >= inFlight) return;
      if (underWay.has(caseId)) continue;
      if (parcel.ripeAt > now && parcel.facts.length < mostFacts) {
        wake ??= setTimeout(pump, parcel.ripeAt - now);
        continue;
      }
      waiting.delete(caseId);
      void dispatch(caseId, parcel);
    }
  }

  async function dispatch(caseId: string, { facts, sent }: Parcel): Promise<void> {
    underWay.add(caseId);
    try {
      await send(caseId, facts);
      sent.resolve();
    } catch (error) {
      sent.reject(error);
    } finally {
      underWay.delete(caseId);
      pump();
    }
  }

  return {
    add(caseId, facts) {
      const parcel = waiting.get(caseId) ?? {
        facts: [],
        ripeAt: performance.now() + lingerMs,
        sent: Promise.withResolvers<void>(),
      };
      parcel.facts.push(...facts);
      waiting.set(caseId, parcel);
      pump();
      return parcel.sent.promise;
    },
  };
}
