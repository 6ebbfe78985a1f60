import type { Fact } from '@iwaa/contracts/event';
import { contactRecorded } from '@iwaa/contracts/events/intake';
import { idIn } from './change.ts';

/** Which teams met the person of a case, as far as this process has heard of it. */
export interface TeamsThatMet {
  /** Hears of a fact. */
  heard(fact: Fact): void;
  of(caseId: string): readonly string[];
}

/** Cases of some nights of a large city, at a hundred bytes each. */
const mostKept = 20_000;

/**
 * Facts of a referral do not say who met the person. What was told before this process began to read it does not know: such a
 * team is not told of a change, and sees it when it asks.
 */
export function createTeamsThatMet(): TeamsThatMet {
  const teams = new Map<string, readonly string[]>();
  return {
    heard({ type, data }) {
      if (type !== contactRecorded.type) return;
      const [caseId, team] = [idIn(data, 'caseId'), idIn(data, 'team')];
      if (caseId === undefined || team === undefined) return;
      const known = teams.get(caseId) ?? [];
      // Set anew, so that those come first who were met longest ago.
      teams.delete(caseId);
      teams.set(caseId, [...new Set([...known, team])]);
      const [oldest] = teams.keys();
      if (teams.size > mostKept && oldest !== undefined) teams.delete(oldest);
    },
    of: (caseId) => teams.get(caseId) ?? [],
  };
}
