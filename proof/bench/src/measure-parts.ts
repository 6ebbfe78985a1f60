import type { EngineAddresses } from '@iwaa/engines/engines';
import { searchContacts } from './beds-needed.ts';
import { type Pace, paceInWords } from './drive/whole-case.ts';
import { measureBacklog } from './measure-backlog.ts';
import { measureCases } from './measure-cases.ts';
import { findHighest, measureContacts } from './measure-contacts.ts';
import { measureDeadlines } from './measure-deadlines.ts';
import { measureEndurance } from './measure-endurance.ts';
import { measureGrowth } from './measure-growth.ts';
import { type BenchOptions, isChosen } from './options.ts';
import type { Product } from './product/product-subject.ts';
import type {
  BacklogStep,
  BenchResults,
  CaseStep,
  ContactStep,
  DeadlinesStep,
  EnduranceStep,
  GrowthStep,
} from './results.ts';
import type { SubjectName } from './subject.ts';
import type { Measured, Surroundings } from './surroundings.ts';

/** What is measured, warmed up. */
export interface Bench {
  readonly product: Measured & { readonly subject: Product };
  /** The product, and the floor where it was asked for. */
  readonly subjects: readonly Measured[];
  readonly engines: EngineAddresses;
  readonly around: Surroundings;
  /** Has the engines write to their files what they hold. */
  readonly flush: () => Promise<void>;
}

export type Findings = Pick<
  BenchResults,
  'contacts' | 'highest' | 'cases' | 'growth' | 'backlog' | 'deadlines' | 'endurance' | 'notDone'
>;

/** Measures the parts that were chosen, one after the other. */
export async function measureParts(
  run: BenchOptions & { readonly interrupt: AbortSignal },
  { product, subjects, engines, around, flush }: Bench,
): Promise<Findings> {
  const contacts: ContactStep[] = [];
  const highest: Partial<Record<SubjectName, number>> = {};
  const cases: CaseStep[] = [];
  const growth: GrowthStep[] = [];
  const backlog: BacklogStep[] = [];
  const deadlines: DeadlinesStep[] = [];
  const endurance: EnduranceStep[] = [];
  const notDone: string[] = [];
  const leaveOut = (what: string): void => {
    notDone.push(what);
    around.tell(`Not done: ${what}`);
  };
  /** One part that can't be done must not cost what the others have found. */
  const part = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      run.interrupt.throwIfAborted();
      leaveOut(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  if (isChosen(run, 'work')) {
    for (const rate of run.rates)
      for (const each of subjects)
        await part(`${each.subject.name} at ${rate} contacts a second`, async () => {
          contacts.push(await measureContacts(each, around, rate, run.seconds));
        });
  }
  if (isChosen(run, 'case')) {
    const paces = [
      ...run.caseRates.map((aSecond): Pace => ({ aSecond })),
      ...run.widths.map((atOnce): Pace => ({ atOnce })),
    ];
    for (const pace of paces)
      for (const each of subjects)
        await part(`whole cases of ${each.subject.name}, ${paceInWords(pace)}`, async () => {
          cases.push(await measureCases(each, around, run.cases, pace, flush));
        });
  }
  if (isChosen(run, 'work') && run.highest) {
    for (const each of subjects)
      await part(`the highest rate of ${each.subject.name}`, async () => {
        let left = searchContacts(run);
        const room = (count: number): boolean => {
          left -= count;
          return left >= 0;
        };
        const ofEach = contacts.filter(({ subject }) => subject === each.subject.name);
        const found = await findHighest(each, around, ofEach, run.seconds, room);
        contacts.push(...found.steps);
        if (found.highest !== undefined) highest[each.subject.name] = found.highest;
      });
  }
  if (isChosen(run, 'growth'))
    await part('growth', async () => {
      const floor = subjects.find(({ subject }) => subject.name === 'floor');
      for await (const step of measureGrowth({ product, floor }, around, run, flush)) growth.push(step);
    });
  if (isChosen(run, 'backlog'))
    await part('backlog', async () => {
      backlog.push(await measureBacklog(product, around, run.facts));
    });
  if (isChosen(run, 'deadlines'))
    await part('deadlines', async () => {
      const step = await measureDeadlines(product, engines, around, run.deadlines);
      deadlines.push(step);
      const untold = step.deadlines - step.told;
      if (untold > 0)
        leaveOut(`deadlines: ${untold} of ${step.deadlines} were never told while it was waited.`);
      if (step.quietMs < 0) leaveOut('deadlines: the first fell due before all contacts had been read.');
    });
  if (isChosen(run, 'endurance'))
    await part('endurance', async () => {
      endurance.push(await measureEndurance(product, around, run.minutes));
    });
  return { contacts, highest, cases, growth, backlog, deadlines, endurance, notDone };
}
