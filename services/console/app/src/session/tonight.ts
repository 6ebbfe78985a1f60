import { nightAt } from '@iwaa/domain/night';
import { now } from '../components/now.ts';

const timeZone = 'Africa/Casablanca';

/** The night that is named now: it begins at 18:00 and lasts until noon of the next day. */
export function tonight(): string {
  return nightAt(new Date(now.value).toISOString(), timeZone);
}

/** The same, looked up once: what reads it is not called again when the next night begins. */
export function currentNight(): string {
  return nightAt(new Date().toISOString(), timeZone);
}
