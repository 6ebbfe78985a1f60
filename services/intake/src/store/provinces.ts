import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Outcome } from '@iwaa/service-kit/outcome';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import {
  decide,
  evolve,
  newProvince,
  type Province,
  type ProvinceCommand,
  type ProvinceEvent,
  type ProvinceRefusal,
} from '../domain/province.ts';

const stateFields: StateFields<Province> = { declared: optional({ provinceId: String, name: String }) };
type Declared = ProvinceEvent['data'];

export interface Provinces {
  declare(province: Declared, command: CommandKey): Promise<Outcome<Declared, ProvinceRefusal>>;
  find(provinceId: string, scope?: ActorScope): Promise<Declared | undefined>;
}

export function createProvinces(aggregates: Aggregates): Provinces {
  const store = aggregates.create<Province, ProvinceCommand, ProvinceEvent, ProvinceRefusal>({
    name: 'province',
    named: 'by-body',
    stateFields,
    owners: { province: 'state.declared.provinceId' },
    initial: newProvince,
    decide,
    evolve,
  });
  return {
    declare: (province, command) =>
      store.execute(
        province.provinceId,
        { type: 'declare-province', ...province },
        { command, result: () => province },
      ),
    find: async (provinceId, scope) => (await store.find(provinceId, scope))?.state.declared ?? undefined,
  };
}
