import { sendBare } from './drive/steady-contacts.ts';
import type { BacklogStep } from './results.ts';
import { type Measured, type Surroundings, untilRead } from './surroundings.ts';

const perSecond = 100;
const lookEveryContacts = 500;
/** Slower than any machine so far has read them, so that a slow one is measured too. */
const limitMsAFact = 60;

/** Freezes casework while facts of cases are published, lets it go on, and says how long it takes to have read them all. */
export async function measureBacklog(
  measured: Measured,
  around: Surroundings,
  facts: number,
): Promise<BacklogStep> {
  const { subject, watch } = measured;
  const casework = subject.processes().find(({ name }) => name === 'casework');
  if (!casework) throw new Error('casework has no process that could be frozen.');
  const published = async (): Promise<number> => (await watch.look()).messages;
  const before = await published();
  process.kill(casework.pid, 'SIGSTOP');
  let waiting = 0;
  try {
    while (waiting < facts) {
      await sendBare(subject, {
        first: around.numbers(lookEveryContacts),
        count: lookEveryContacts,
        perSecond,
      });
      waiting = (await published()) - before;
    }
  } finally {
    process.kill(casework.pid, 'SIGCONT');
  }
  const began = performance.now();
  await untilRead(measured, waiting * limitMsAFact);
  const caughtUpMs = Math.round(performance.now() - began);
  around.tell(`${waiting} facts that waited were read in ${(caughtUpMs / 1000).toFixed(1)} s.`);
  return { facts: waiting, caughtUpMs, perSecond: waiting / (caughtUpMs / 1000) };
}
