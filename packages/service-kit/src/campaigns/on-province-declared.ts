import { provinceDeclared } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { KnownProvinces } from './known-provinces.ts';

/** Keeps what intake tells of provinces. */
export function onProvinceDeclared(provinces: KnownProvinces): Reaction {
  return reactTo(provinceDeclared, ({ data: { provinceId } }) => provinces.keep(provinceId));
}
