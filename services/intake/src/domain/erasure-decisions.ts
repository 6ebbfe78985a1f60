import type { Decision } from '@iwaa/contracts/decision';
import type { ErasureReason } from '@iwaa/contracts/vocabulary';
import type { Person, PersonEvent } from './person.ts';

export type ErasureCommand =
  | {
      type: 'request-erasure';
      erasureId: string;
      reason: ErasureReason;
      /** Who asks: the subject of the token. */
      by: string;
      at: string;
    }
  | { type: 'withdraw-erasure-request'; erasureId: string }
  | { type: 'erase-person'; erasureId: string; by: string; at: string };

export type ErasureRefusal =
  | 'person-unknown'
  | 'person-erased'
  | 'erasure-unknown'
  | 'erasure-already-requested'
  | 'case-still-open'
  | 'erasure-by-one-alone';

/**
 * What is held about a person is erased by two people: one requests it, and another one confirms it once no case is open. What was
 * decided before decides nothing again.
 */
export function decideErasure(
  person: Person,
  command: ErasureCommand,
): Decision<PersonEvent, ErasureRefusal> {
  const { campaignId, erasure } = person;
  const caseId = person.caseId ?? person.previousCaseIds.at(-1);
  if (campaignId === null || caseId === undefined) return 'person-unknown';
  const { erasureId } = command;
  const about = { caseId, campaignId, erasureId };
  const known = erasure?.erasureId === erasureId ? erasure : null;
  switch (command.type) {
    case 'request-erasure': {
      if (known) return [];
      if (erasure?.state === 'done') return 'person-erased';
      if (erasure?.state === 'requested') return 'erasure-already-requested';
      const { reason, at, by } = command;
      return [
        {
          type: 'iwaa.intake.erasure-requested.v1',
          data: { ...about, reason, requestedAt: at, requestedBy: by },
        },
      ];
    }
    case 'withdraw-erasure-request':
      if (known?.state === 'withdrawn') return [];
      if (erasure?.state === 'done') return 'person-erased';
      return known ? [{ type: 'iwaa.intake.erasure-request-withdrawn.v1', data: about }] : 'erasure-unknown';
    case 'erase-person':
      if (known?.state === 'done') return [];
      if (known?.state !== 'requested') return 'erasure-unknown';
      if (known.requestedBy === command.by) return 'erasure-by-one-alone';
      if (person.caseId !== null) return 'case-still-open';
      return [
        {
          type: 'iwaa.intake.person-erased.v1',
          data: { ...about, erasedAt: command.at, erasedBy: command.by },
        },
      ];
    default:
      return command satisfies never;
  }
}

/** Whether what is held about a person was erased: nothing is recorded of the person any more. */
export function isErased({ erasure }: Person): boolean {
  return erasure?.state === 'done';
}
