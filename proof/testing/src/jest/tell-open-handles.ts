/**
 * Loaded before anything else in jest and its workers (`node --import`). A worker that does not end once jest has told it to says
 * what keeps it alive, and which files of tests it ran last: jest itself only says that there is such a worker.
 */
import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { relative } from 'node:path';

/** jest-worker's numbers for "run this" and "end". */
const [run, end] = [1, 2];
/** A worker on a busy machine takes longer than a moment; jest kills it after `workerGracefulExitTimeout`. */
const patienceMs = 15_000;
const filesTold = 3;

const ran: string[] = [];

function onMessage(message: unknown): void {
  if (!Array.isArray(message)) return;
  const [kind, , , parameters] = message as [number, unknown?, unknown?, [{ path?: string }?]?];
  const path = parameters?.[0]?.path;
  if (kind === run && path) ran.push(relative(process.cwd(), path));
  if (kind !== end) return;
  // A listener keeps the channel to jest open, and with it this process.
  process.off('message', onMessage);
  setTimeout(tell, patienceMs).unref();
}

function tell(): void {
  const handles = (process as unknown as { _getActiveHandles(): object[] })._getActiveHandles();
  const open = [...handles.map(described), ...process.getActiveResourcesInfo()];
  process.stderr.write(`Still open after ${ran.slice(-filesTold).join(', ')}: ${open.join('; ')}\n`);
}

function described(handle: object): string {
  if (handle instanceof Socket) return `a socket to ${handle.remoteAddress}:${handle.remotePort}`;
  const { spawnfile, pid } = handle as Partial<ChildProcess>;
  return spawnfile ? `${spawnfile}, process ${pid}` : handle.constructor.name;
}

if (process.send) process.on('message', onMessage);
