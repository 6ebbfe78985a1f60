import pMap from 'p-map';
import type { SeenSteps } from '../seen-steps.ts';
import type { Subject } from '../subject.ts';
import { atRate } from './at-rate.ts';

/** When whole cases are begun: each as one of so many ends, or so many a second, whatever has become of the others. */
export type Pace = { readonly atOnce: number } | { readonly aSecond: number };

/** A pace as the tables name it. */
export function paceInWords(pace: Pace): string {
  return 'atOnce' in pace ? `${pace.atOnce} at once` : `${pace.aSecond} begun a second`;
}

/** How long one whole case took from the contact to its closing, and the referral to its agency, in ms. */
export interface WholeCase {
  readonly caseId: string;
  readonly wholeMs: number;
  readonly referralMs: number;
}

/**
 * The reference case: met, sheltered, one health referral done, the family agrees, home, three visits, closed. Nobody waits
 * for anything but the system: staff, agency and mediators act as soon as they can.
 */
async function runWholeCase(subject: Subject, seen: SeenSteps, number: number): Promise<WholeCase> {
  const began = Date.now();
  const caseId = await subject.meet(number, 'whole');
  const [stay, home, received] = await Promise.all([
    seen.of(caseId, 'bed-held').then((held) => subject.checkIn(held)),
    seen.of(caseId, 'file-opened').then((file) => subject.bringHome(file)),
    seen.of(caseId, 'referral-received'),
  ]);
  await subject.checkOut(stay);
  await subject.visit(home, 1);
  await subject.visit(home, 2);
  // A case is closed by its last visit, and only then: its referral has to be done.
  await seen.of(caseId, 'referral-completed');
  await subject.visit(home, 3);
  const closed = await seen.of(caseId, 'closed');
  return { caseId, wholeMs: closed.at - began, referralMs: received.at - began };
}

/** Lives so many whole cases, of people named by the numbers from `first` on. */
export async function runWholeCasesAt(
  pace: Pace,
  subject: Subject,
  seen: SeenSteps,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<WholeCase[]> {
  if ('aSecond' in pace)
    return atRate({ first, count, perSecond: pace.aSecond }, (number) => runWholeCase(subject, seen, number));
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  return runWholeCases(subject, seen, numbers, pace.atOnce);
}

/** Lives a whole case for each of the numbers, at most `width` of them at once. */
export async function runWholeCases(
  subject: Subject,
  seen: SeenSteps,
  numbers: Iterable<number>,
  width: number,
): Promise<WholeCase[]> {
  const cases: WholeCase[] = [];
  await pMap(
    numbers,
    async (number) => {
      cases.push(await runWholeCase(subject, seen, number));
    },
    { concurrency: width },
  );
  return cases;
}
