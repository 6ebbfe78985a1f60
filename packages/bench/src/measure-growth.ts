import { sendBare } from './drive/steady-contacts.ts';
import { measureCases } from './measure-cases.ts';
import type { GrowthStep } from './results.ts';
import { type Measured, type Surroundings, untilRead } from './surroundings.ts';

const openedPerSecond = 60;

/** Opens cases until so many are open, and lives whole ones beside them: what one costs must not depend on how many there are. */
export async function measureGrowth(
  measured: Measured,
  around: Surroundings,
  levels: readonly number[],
  cases: number,
  width: number,
  flush: () => Promise<void>,
): Promise<GrowthStep[]> {
  const steps: GrowthStep[] = [];
  let open = 0;
  for (const level of levels.toSorted((one, other) => one - other)) {
    const count = Math.max(0, Math.round(level) - open);
    if (count > 0)
      await sendBare(measured.subject, {
        first: around.numbers(count),
        count,
        perSecond: openedPerSecond,
      });
    open += count;
    await untilRead(measured);
    around.tell(`${open} cases are open.`);
    const { cpuPerCaseMs, perSecond } = await measureCases(measured, around, cases, width, flush);
    steps.push({ open, cpuPerCaseMs, perSecond });
  }
  return steps;
}
