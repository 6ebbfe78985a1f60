import { ProblemError } from '../http/problem-error.ts';
import type { CommandRecord } from './stored-aggregate.ts';

/** Who sent the command and what it was, so that its repetition can be told from another one under the same key. */
export interface CommandKey {
  readonly key: string;
  readonly fingerprint: string;
}

/**
 * Commands remembered for each aggregate with what they were answered. A repetition later than that is judged by the rules
 * alone, which decide nothing twice; the key of what created something stays bound to its request (`bindsKey`).
 */
export const rememberedCommands = 40;

/** The command as it was carried out before, if it was. */
export function recall(
  records: readonly CommandRecord[] | undefined,
  command: CommandKey | undefined,
): CommandRecord | undefined {
  return command && records?.find((record) => record.key === command.key);
}

/** @throws ProblemError `idempotency-key-reused` when the key stands for another command. */
export function needSameCommand(sent: CommandRecord, command: CommandKey | undefined): void {
  if (sent.fingerprint !== command?.fingerprint) throw new ProblemError('idempotency-key-reused');
}

/** Keys that stand for one request for as long as their aggregate is there: its fingerprint, by the key. */
export type BoundKeys = Readonly<Record<string, string>>;

/** @throws ProblemError `idempotency-key-reused` when the key is bound to another request. */
export function needBoundRequest(bound: BoundKeys | undefined, command: CommandKey | undefined): void {
  const fingerprint = command && bound?.[command.key];
  if (fingerprint !== undefined && fingerprint !== command?.fingerprint)
    throw new ProblemError('idempotency-key-reused');
}

/** What is kept of a command; nothing of one that has no key. */
export function recordOf(command: CommandKey | undefined, result: unknown): CommandRecord[] {
  if (!command) return [];
  const { key, fingerprint } = command;
  return [{ key, fingerprint, ...(result === undefined ? {} : { result }) }];
}
