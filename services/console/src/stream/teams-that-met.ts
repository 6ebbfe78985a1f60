import type { Fact } from '@iwaa/contracts/event';
import { caseOpened, contactRecorded } from '@iwaa/contracts/events/intake';
import { LRUCache } from 'lru-cache';
import { idIn } from './change.ts';

/** Which teams met the person of a case, as far as this process has heard of it. */
export interface TeamsThatMet {
  /** Hears of a fact. */
  heard(fact: Fact): void;
  /** `isAll` where it has heard of the case from its beginning, so that no other team can have met the person. */
  of(caseId: string): { readonly teams: readonly string[]; readonly isAll: boolean };
}

/** Cases of some nights of a large city, at a hundred bytes each. */
const mostKept = 20_000;

/**
 * Facts of a referral do not say who met the person. Of what was told before this process began to read it does not know.
 */
export function createTeamsThatMet(): TeamsThatMet {
  const cases = new LRUCache<string, ReturnType<TeamsThatMet['of']>>({ max: mostKept });
  const nobody: ReturnType<TeamsThatMet['of']> = { teams: [], isAll: false };
  return {
    heard({ type, data }) {
      const caseId = idIn(data, 'caseId');
      const isOpened = type === caseOpened.type;
      if (caseId === undefined || !(isOpened || type === contactRecorded.type)) return;
      const { teams, isAll } = cases.get(caseId) ?? nobody;
      const team = isOpened ? undefined : idIn(data, 'team');
      cases.set(caseId, {
        teams: team === undefined ? teams : [...new Set([...teams, team])],
        isAll: isAll || isOpened,
      });
    },
    of: (caseId) => cases.get(caseId) ?? nobody,
  };
}
