import { setTimeout as wait } from 'node:timers/promises';
import { workAtReferrals } from './agencies.ts';
import { closeSomeCase } from './committee.ts';
import type { LoadContext } from './load-context.ts';
import { loadAgencies } from './load-plan.ts';
import { workAtMediation } from './mediators.ts';
import { emptyQueue, workAtCentre } from './shelter-staff.ts';
import { meetAgain, meetSomebody } from './street-teams.ts';

export interface Load {
  /** Meets nobody new any more; what has begun is worked at until `finish`. */
  meetNoMore(): Promise<void>;
  /** Lets those who wait go, and ends the work when nothing is left of it or the time is over. */
  finish(limitMs: number): Promise<void>;
}

const mostContactsAtOnce = 12;
const lookEveryMs = 250;

/** How many people are met a second. */
export interface LoadPace {
  /** With their needs, from which all the rest follows; mostly for the first time. */
  readonly contacts: number;
  /** Once more, with no need: they take a meal and decline. */
  readonly again: number;
}

/** Makes the load: so many contacts a second until there is enough, and all that follows from them until it is stopped. */
export function startLoad(context: LoadContext, pace: LoadPace, enough: () => boolean): Load {
  const meeting = new AbortController();
  const working = new AbortController();
  const street = AbortSignal.any([meeting.signal, context.signal]);
  const meetings = Promise.all([
    meet(pace.contacts, street, enough, (number) => meetSomebody(context, number)),
    meet(pace.again, street, enough, (number) => meetAgain(context, number)),
  ]);
  const end = AbortSignal.any([working.signal, context.signal]);
  const work = [
    again(end, lookEveryMs, () => workAtCentre(context)),
    again(end, lookEveryMs, () => workAtMediation(context)),
    again(AbortSignal.any([meeting.signal, end]), 1200, () => closeSomeCase(context)),
    ...loadAgencies
      .filter(({ answersBy }) => answersBy === 'http')
      .map((agency) => again(end, lookEveryMs * 2, () => workAtReferrals(context, agency))),
  ];
  return {
    async meetNoMore() {
      meeting.abort();
      await meetings;
    },
    async finish(limitMs) {
      const until = Date.now() + limitMs;
      while (Date.now() < until && !context.signal.aborted) {
        const left = await emptyQueue(context);
        if (left === 0) break;
        await wait(lookEveryMs);
      }
      working.abort();
      await Promise.all(work);
    },
  };
}

async function again(signal: AbortSignal, everyMs: number, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work();
    await wait(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Keeps to its pace whatever the answers take, but has no more than so many contacts under way. */
async function meet(
  perSecond: number,
  signal: AbortSignal,
  enough: () => boolean,
  one: (number: number) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  for (let number = 0; !signal.aborted && !enough(); number += 1) {
    const due = began + (number * 1000) / perSecond;
    await wait(Math.max(0, due - performance.now()), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    while (underWay.size >= mostContactsAtOnce) await Promise.race(underWay);
    const contact = one(number);
    underWay.add(contact);
    void contact.finally(() => underWay.delete(contact));
  }
  await Promise.all(underWay);
}
