import type { Fact } from '@iwaa/contracts/event';
import type { Batch, BatchWork } from './batch.ts';
import type { FactSettling } from './fact-settling.ts';
import type { ReceivedMessage } from './message.ts';
import type { createMessageIntake } from './message-intake.ts';

/** Takes facts in bulk, in the order of their partition. It may be given the same facts again, in other bulks. */
export type HandleBatch = (facts: readonly Fact[], signal: AbortSignal) => Promise<void>;

export interface BulkWorkOptions {
  readonly intake: ReturnType<typeof createMessageIntake>;
  readonly settling: FactSettling;
  readonly handleBatch: HandleBatch;
  /** The most facts handed over at once. */
  readonly bulkSize: number;
}

interface Parcel {
  readonly message: ReceivedMessage;
  readonly fact: Fact;
}

/**
 * Hands facts over in bulk. When a bulk is refused nobody knows because of which fact, so its facts are handed over one
 * by one, and the one that is refused again is put aside.
 */
export function createBulkWork(options: BulkWorkOptions): BatchWork {
  const { intake, settling, handleBatch, bulkSize } = options;

  async function handOver(batch: Batch, parcels: readonly Parcel[], signal: AbortSignal): Promise<boolean> {
    const facts = parcels.map(({ fact }) => fact);
    const result = await settling.work(facts, () => handleBatch(facts, signal), signal);
    if (typeof result === 'boolean') {
      return result;
    }
    const [only, ...others] = parcels;
    if (only !== undefined && others.length === 0) {
      return settling.putAside(batch, only.message, result, signal);
    }
    for (const parcel of parcels) {
      if (!(await handOver(batch, [parcel], signal))) {
        return false;
      }
    }
    return true;
  }

  return async (batch, signal, settled) => {
    for (let start = 0; start < batch.messages.length && !signal.aborted; start += bulkSize) {
      const slice = batch.messages.slice(start, start + bulkSize);
      const parcels: Parcel[] = [];
      for (const message of slice) {
        const received = intake(batch.topic, message);
        if (received.kind === 'fact') {
          parcels.push({ message, fact: received.fact });
        } else if (received.kind === 'poison') {
          const refusal = { reason: received.reason, code: '-', attempts: 0 };
          if (!(await settling.putAside(batch, message, refusal, signal))) {
            return;
          }
        }
      }
      if (parcels.length > 0 && !(await handOver(batch, parcels, signal))) {
        return;
      }
      for (const index of slice.keys()) {
        settled(start + index);
      }
    }
  };
}
