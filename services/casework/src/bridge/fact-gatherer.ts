import type { CaseFact } from '../domain/case-fact.ts';
import { urgencyOf } from './urgency.ts';

/** Tells a case some facts; resolves when they are written. */
export type Send = (caseId: string, facts: CaseFact[]) => Promise<void>;

export interface GathererOptions {
  send: Send;
  /** How many cases are told at once; more starves Temporal of the time in which it would work on them. */
  inFlight: number;
}

interface Parcel {
  facts: CaseFact[];
  /** That of the most urgent of its facts. */
  urgency: number;
  sent: PromiseWithResolvers<void>;
}

/**
 * Sends the facts of few cases at once, the most urgent first; what comes for the others meanwhile is gathered, case by case,
 * and sent as one.
 */
export interface FactGatherer {
  /** Resolves when these facts are written, and rejects with what the sending met. */
  add(caseId: string, facts: readonly CaseFact[]): Promise<void>;
}

function newParcel(): Parcel {
  return { facts: [], urgency: Number.POSITIVE_INFINITY, sent: Promise.withResolvers() };
}

export function createFactGatherer(options: GathererOptions): FactGatherer {
  const { send, inFlight } = options;
  const waiting = new Map<string, Parcel>();
  const underWay = new Set<string>();

  function pump(): void {
    while (underWay.size < inFlight) {
      const next = mostUrgent();
      if (!next) return;
      const [caseId, parcel] = next;
      waiting.delete(caseId);
      void dispatch(caseId, parcel);
    }
  }

  function mostUrgent(): [string, Parcel] | undefined {
    let first: [string, Parcel] | undefined;
    for (const [caseId, parcel] of waiting) {
      if (underWay.has(caseId)) continue;
      if (!first || parcel.urgency < first[1].urgency) first = [caseId, parcel];
    }
    return first;
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
      const parcel = waiting.get(caseId) ?? newParcel();
      parcel.facts.push(...facts);
      parcel.urgency = Math.min(parcel.urgency, ...facts.map(urgencyOf));
      waiting.set(caseId, parcel);
      // What comes in the same turn is seen as a whole before the first of it is sent.
      queueMicrotask(pump);
      return parcel.sent.promise;
    },
  };
}
