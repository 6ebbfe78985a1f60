import type { Ledger } from '../attack.ts';
import { type Answer, shortly } from '../http/ask.ts';

/** What is wrong with an answer that has to be a refusal of one of these statuses. */
export function refusedAs(answer: Answer, ...statuses: number[]): string[] {
  return statuses.includes(answer.status) ? [...answer.faults] : [`got ${shortly(answer)}`, ...answer.faults];
}

/** Sends many hostile forms of one request, and tells of those that were not refused. */
export async function eachForm(
  ledger: Ledger,
  name: string,
  must: string,
  tries: Readonly<Record<string, () => Promise<Answer>>>,
  judge: (answer: Answer) => string[],
): Promise<void> {
  const faults: string[] = [];
  for (const [what, send] of Object.entries(tries)) {
    const wrong = judge(await send());
    if (wrong.length > 0) faults.push(`${what}: ${wrong.join(', ')}`);
  }
  ledger.judge(`${name} (${Object.keys(tries).length} forms)`, must, faults);
}
