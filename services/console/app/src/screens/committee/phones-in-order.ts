import type { phone } from '@iwaa/contracts/http/console';
import type { z } from 'zod';

type Phone = z.output<typeof phone>;

/** A phone tells of itself every five minutes while a team has it open; after so long (ms) without it is silent. */
const silentAfterMs = 30 * 60_000;

/** Whether a phone was not heard of for long. @param now ms since 1970. */
export function isSilent({ heardAt }: Pick<Phone, 'heardAt'>, now: number): boolean {
  return now - Date.parse(heardAt) > silentAfterMs;
}

/** Those with something unsent first, and among equals the one that was silent the longest. */
export function worstFirst(phones: readonly Phone[]): readonly Phone[] {
  return phones.toSorted(
    (one, other) =>
      Number(other.unsent > 0) - Number(one.unsent > 0) ||
      Date.parse(one.heardAt) - Date.parse(other.heardAt),
  );
}
