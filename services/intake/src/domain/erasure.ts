import type { EventOf } from '@iwaa/contracts/event';
import type { erasureRequested, erasureRequestWithdrawn, personErased } from '@iwaa/contracts/events/intake';
import type { ErasureReason, ErasureState } from '@iwaa/contracts/vocabulary';

export type ErasureEvent =
  | EventOf<typeof erasureRequested>
  | EventOf<typeof erasureRequestWithdrawn>
  | EventOf<typeof personErased>;

/** The erasure of a person that was requested last. */
export interface Erasure {
  erasureId: string;
  state: ErasureState;
  reason: ErasureReason;
  requestedAt: string;
  requestedBy: string;
  erasedAt: string | null;
  erasedBy: string | null;
}

/** The erasure after an event. */
export function evolveErasure(erasure: Erasure | null, event: ErasureEvent): Erasure | null {
  switch (event.type) {
    case 'iwaa.intake.erasure-requested.v1': {
      const { erasureId, reason, requestedAt, requestedBy } = event.data;
      return {
        erasureId,
        state: 'requested',
        reason,
        requestedAt,
        requestedBy,
        erasedAt: null,
        erasedBy: null,
      };
    }
    case 'iwaa.intake.erasure-request-withdrawn.v1':
      return erasure && { ...erasure, state: 'withdrawn' };
    case 'iwaa.intake.person-erased.v1': {
      const { erasedAt, erasedBy } = event.data;
      return erasure && { ...erasure, state: 'done', erasedAt, erasedBy };
    }
    default:
      return event satisfies never;
  }
}
