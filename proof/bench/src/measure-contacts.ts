import { sendContacts } from './drive/steady-contacts.ts';
import { latencyOf } from './measure/percentile.ts';
import type { ContactStep } from './results.ts';
import { cpuOf, type Measured, measureUse, type Surroundings, untilRead } from './surroundings.ts';

/** A rate counts as held when nothing is left to do so long after the last contact, in ms. */
const emptyWithinMs = 2000;
/** The histories that are looked into, spread over the step; its last contacts are always among them. */
const mostHistories = 300;

/** Sends contacts at one rate, waits until their workflows have seen their beds, and says what it took. */
export async function measureContacts(
  measured: Measured,
  around: Surroundings,
  perSecond: number,
  seconds: number,
): Promise<ContactStep> {
  const { subject, seen } = measured;
  const count = Math.max(1, Math.round(perSecond * seconds));
  const used = await measureUse(measured, around);
  const { contacts, lastSentAt } = await sendContacts(subject, seen, {
    first: around.numbers(count),
    count,
    perSecond,
  });
  await untilRead(measured);
  const processes = await used();
  const stride = Math.max(1, Math.ceil(contacts.length / mostHistories));
  const sample = contacts.filter((_, index) => index % stride === 0 || index >= contacts.length - 20);
  const sentAt = new Map(sample.map((contact) => [contact.caseId, contact.sentAt]));
  const seenAt = await around.histories.read([...sentAt.keys()], true);
  const seenMs = seenAt.map(({ caseId, sawBedAt }) => (sawBedAt ?? Number.NaN) - (sentAt.get(caseId) ?? 0));
  const lastSeenAt = Math.max(...seenAt.map(({ sawBedAt }) => sawBedAt ?? 0));
  const emptyAfterMs = Math.max(0, Math.round(lastSeenAt - lastSentAt));
  const step: ContactStep = {
    subject: subject.name,
    perSecond,
    contacts: count,
    acknowledged: latencyOf(contacts.map(({ acknowledgedMs }) => acknowledgedMs)),
    bedHeld: latencyOf(contacts.map(({ heldMs }) => heldMs)),
    seen: latencyOf(seenMs.map(Math.round)),
    emptyAfterMs,
    held: emptyAfterMs <= emptyWithinMs,
    cpuPerContactMs: cpuOf(processes) / count,
    processes,
  };
  around.tell(
    `${subject.name}, ${perSecond} contacts a second: seen after ${step.seen.median} ms (99th ${step.seen.p99}), ` +
      `CPU ${step.cpuPerContactMs.toFixed(1)} ms, ${step.held ? 'held' : `NOT held (${emptyAfterMs} ms behind)`}.`,
  );
  return step;
}

/** Goes up from the highest of some rates in steps until one is not held; gives the last that was, or undefined. */
export async function findHighest(
  measured: Measured,
  around: Surroundings,
  steps: readonly ContactStep[],
  seconds: number,
  room: (contacts: number) => boolean,
): Promise<{ readonly highest: number | undefined; readonly steps: readonly ContactStep[] }> {
  const tried: ContactStep[] = [];
  const known = steps.toSorted((one, other) => one.perSecond - other.perSecond);
  const broken = known.findIndex(({ held }) => !held);
  let highest = (broken < 0 ? known : known.slice(0, broken)).at(-1)?.perSecond;
  if (broken >= 0 || highest === undefined) return { highest, steps: tried };
  for (let rate = Math.round(highest * 1.25); room(rate * seconds); rate = Math.round(rate * 1.25)) {
    const step = await measureContacts(measured, around, rate, seconds);
    tried.push(step);
    if (!step.held) break;
    highest = rate;
  }
  return { highest, steps: tried };
}
