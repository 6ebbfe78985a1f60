import type { Decision } from '@iwaa/contracts/decision';
import type { EventOf } from '@iwaa/contracts/event';
import type { provinceDeclared } from '@iwaa/contracts/events/intake';

export type ProvinceEvent = EventOf<typeof provinceDeclared>;

/** What was declared of a province; null before that. */
export interface Province {
  declared: ProvinceEvent['data'] | null;
}
export const newProvince: Province = { declared: null };

export type ProvinceCommand = { type: 'declare-province' } & ProvinceEvent['data'];
export type ProvinceRefusal = 'province-already-declared';

/** Declaring the same province again decides nothing; by another name it is refused. */
export function decide(
  province: Province,
  { provinceId, name }: ProvinceCommand,
): Decision<ProvinceEvent, ProvinceRefusal> {
  if (province.declared) return province.declared.name === name ? [] : 'province-already-declared';
  return [{ type: 'iwaa.intake.province-declared.v1', data: { provinceId, name } }];
}

export function evolve(_province: Province, event: ProvinceEvent): Province {
  return { declared: event.data };
}
