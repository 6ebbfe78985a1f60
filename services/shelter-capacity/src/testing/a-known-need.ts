import { randomUUID } from 'node:crypto';
import type { KnownNeed } from '../domain/known-case.ts';

/** A need of shelter that intake told of. */
export function aKnownNeed(part: Partial<KnownNeed> = {}): KnownNeed {
  return {
    needId: randomUUID(),
    sequence: 1,
    night: '2024-12-12',
    unit: 'men',
    priority: 4,
    onStreetSince: null,
    since: '2024-12-12T20:00:00.000Z',
    ...part,
  };
}
