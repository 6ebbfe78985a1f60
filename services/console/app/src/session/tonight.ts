import { nightAt } from '@iwaa/domain/night';
import { now } from '../components/now.ts';
import { clocksAt } from './wall-clock.ts';

/** The night that is named now: it begins at 18:00 and lasts until noon of the next day. */
export function tonight(): string {
  return nightOf(now.value);
}

/** The same, looked up once: what reads it is not called again when the next night begins. */
export function currentNight(): string {
  return nightOf(Date.now());
}

function nightOf(ms: number): string {
  return nightAt(clocksAt(ms).toISOString(), 'UTC');
}
