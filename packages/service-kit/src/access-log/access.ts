import type { Action, Role } from '@iwaa/contracts/permissions';
import type { RefusalCode } from '@iwaa/contracts/refusals';

/** One access to what is personal, allowed or refused. It holds codes and ids only. */
export interface Access {
  readonly role: Role;
  readonly subject: string;
  readonly action: Action;
  /** What was reached for, by the ids in the route's path. */
  readonly resource: Readonly<Record<string, string>>;
  readonly outcome: 'allowed' | RefusalCode;
  /** Of whom something was shown, by their ids, where the path does not name the one person. */
  readonly about?: readonly string[];
  readonly traceparent?: string | undefined;
}

/**
 * Writes an access down, and resolves when a majority of the database has it on disk.
 * @throws where it can't be written; what can't be recorded is not answered.
 */
export type RecordAccess = (access: Access) => Promise<void>;
