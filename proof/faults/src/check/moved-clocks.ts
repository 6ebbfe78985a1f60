import { type DoneFault, movedForMs } from '../faults/done-fault.ts';

type Fact = {
  readonly type: string;
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A service follows its orders a moment late. */
const slackMs = 1000;

/**
 * The cases with a fact that was stamped by a moved clock. Where times decide which of two things came first, nothing can be
 * said of them: what counts as late, and who left a bed when.
 */
export function casesOfMovedClocks(
  facts: readonly Fact[],
  faults: readonly DoneFault[],
): ReadonlySet<string> {
  const stamps = faults.flatMap(({ fault, at }) => {
    if (fault.kind !== 'move-clock') return [];
    const from = Date.parse(at) + fault.byMs - slackMs;
    return [{ prefix: `iwaa.${fault.service}.`, from, until: from + movedForMs + 2 * slackMs }];
  });
  const isOff = ({ type, time }: Fact): boolean =>
    stamps.some(({ prefix, from, until }) => type.startsWith(prefix) && time >= from && time <= until);
  return new Set(facts.filter(isOff).map(({ data }) => String(data.caseId)));
}
