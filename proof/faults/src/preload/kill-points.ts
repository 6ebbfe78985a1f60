import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@iwaa/contracts/vocabulary';

/** The moments at which a service can be made to die: each lies between two steps that a sudden death could tear apart. */
export const killPoints = [
  'written-before-reply',
  'kafka-acknowledged-before-outbox-emptied',
  'effect-before-offset',
  'answer-taken-before-receipt',
  'recorded-before-shown',
  'signalled-before-offset',
  'owner-answered-before-activity-reports',
  'before-dead-letter',
  'dead-letter-before-offset',
] as const;
export type KillPoint = (typeof killPoints)[number];

/** The variables by which the preload of a service's process learns where its orders lie. */
export const killFolderVariable = 'IWAA_FAULTS_FOLDER';
export const killServiceVariable = 'IWAA_FAULTS_SERVICE';

function orderFile(folder: string, service: string): string {
  return join(folder, `${service}.order`);
}

function diedFile(folder: string, service: string): string {
  return join(folder, `${service}.died`);
}

/** Orders a service to die when it next comes to a point. */
export function orderDeath(folder: string, service: ServiceName, point: KillPoint): void {
  rmSync(diedFile(folder, service), { force: true });
  writeFileSync(orderFile(folder, service), point);
}

/** Takes the order back. Says whether the service has died by it. */
export function endOrder(folder: string, service: ServiceName): boolean {
  rmSync(orderFile(folder, service), { force: true });
  return hasDied(folder, service);
}

/** Whether the service came to the point that it was ordered to die at. */
export function hasDied(folder: string, service: ServiceName): boolean {
  return existsSync(diedFile(folder, service));
}

/** Called inside a service's process at a point: ends it on the spot where it was ordered to. */
export function passPoint(folder: string, service: string, point: KillPoint): void {
  let ordered: string;
  try {
    ordered = readFileSync(orderFile(folder, service), 'utf8');
  } catch {
    return;
  }
  if (ordered !== point) return;
  rmSync(orderFile(folder, service), { force: true });
  writeFileSync(diedFile(folder, service), point);
  process.kill(process.pid, 'SIGKILL');
}
