import type { Action, Role } from '@iwaa/contracts/permissions';
import type { RefusalCode } from '@iwaa/contracts/refusals';
import { type Connection, Schema } from 'mongoose';
import type { Clock } from '../clock.ts';

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

interface StoredAccess extends Access {
  readonly at: Date;
}

const text = { type: String, required: true };

/** An append-only log of who reached for what is personal, in a collection of its own. */
export function createAccessLog(connection: Connection, clock: Clock): RecordAccess {
  const schema = new Schema<StoredAccess>(
    {
      at: { type: Date, required: true },
      role: text,
      subject: text,
      action: text,
      resource: { type: Map, of: String, required: true },
      outcome: text,
      about: { type: [String], default: undefined },
      traceparent: String,
    },
    { collection: 'access-log', versionKey: false, strict: 'throw', strictQuery: 'throw', autoIndex: false },
  );
  const model = connection.model<StoredAccess>('access-log', schema);
  return async (access) => {
    await model.create({ ...access, at: clock() });
  };
}
