import type { CaseFact } from '../domain/case-fact.ts';

/** Tells a case some facts; resolves when they are written. */
export type Send = (caseId: string, facts: CaseFact[]) => Promise<void>;

export interface GathererOptions {
  send: Send;
  /** How many cases are told at once; more starves Temporal of the time in which it would work on them. */
  inFlight: number;
}

interface Parcel {
  facts: CaseFact[];
  sent: PromiseWithResolvers<void>;
}

/** Sends the facts of few cases at once; what comes for the others meanwhile is gathered, case by case, and sent as one. */
export interface FactGatherer {
  /** Resolves when these facts are written, and rejects with what the sending met. */
  add(caseId: string, facts: readonly CaseFact[]): Promise<void>;
}

export function createFactGatherer(options: GathererOptions): FactGatherer {
  const { send, inFlight } = options;
  // In the order in which their first fact came.
  const waiting = new Map<string, Parcel>();
  const underWay = new Set<string>();

  function pump(): void {
    for (const [caseId, parcel] of waiting) {
      if (underWay.size >= inFlight) return;
      if (underWay.has(caseId)) continue;
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
      const parcel = waiting.get(caseId) ?? { facts: [], sent: Promise.withResolvers<void>() };
      parcel.facts.push(...facts);
      waiting.set(caseId, parcel);
      pump();
      return parcel.sent.promise;
    },
  };
}
