import type { Route } from '@iwaa/contracts/route';
import { oneAtATime } from '@iwaa/service-kit/one-at-a-time';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AnswerOf, BrowserRequest, BrowserRoute } from './browser-route.ts';
import { call } from './call.ts';
import type { Change } from './changes.ts';
import { onChange } from './changes.ts';
import { type Failure, failureOf } from './failure.ts';
import { useRetry } from './use-retry.ts';

/** What is known of an answer. While it is asked for again, the last one stays. */
export interface Asked<Answer> {
  readonly answer: Answer | undefined;
  readonly failure: Failure | undefined;
  readonly isWaiting: boolean;
  /** Asks again. */
  again(): Promise<void>;
}

/** What one service tells of another's fact it may first have to hear of: within so long (ms), usually. */
const hearsayMs = 1500;

/**
 * Asks a route, and asks again when something changes that the answer tells of, and by itself while no answer comes.
 * @param concerns which changes those are, such as those of one case; by default every one that the person may hear of.
 */
export function useAnswer<R extends Route>(
  route: BrowserRoute<R>,
  request: BrowserRequest<R>,
  concerns: (change: Change) => boolean = () => true,
): Asked<AnswerOf<R>> {
  const [answer, setAnswer] = useState<AnswerOf<R>>();
  const [failure, setFailure] = useState<Failure>();
  const [isWaiting, setWaiting] = useState(true);
  const asked = useRef(0);
  const judge = useRef(concerns);
  judge.current = concerns;
  const text = JSON.stringify(request);
  const question = questionOf(request);

  const again = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    setWaiting(true);
    try {
      const got = await call(route, JSON.parse(text) as BrowserRequest<R>);
      // An older question's answer that comes late is not shown over a newer one's.
      if (asked.current !== mine) return;
      setAnswer(() => got);
      setFailure(undefined);
    } catch (error) {
      if (asked.current === mine) setFailure(failureOf(error));
    }
    if (asked.current === mine) setWaiting(false);
  }, [route, text]);

  useEffect(() => setAnswer(undefined), [route, question]);
  useEffect(() => {
    void again();
    return againAtChanges(again, route, (change) => judge.current(change));
  }, [again, route]);

  useRetry(failure, again);

  return { answer, failure, isWaiting, again };
}

/** What is asked, however much of it: while more of a list is awaited, what is there stays. */
function questionOf(request: unknown): string {
  return JSON.stringify(request, (name, value) => (name === 'limit' ? undefined : value));
}

/** Asks once at a time: what changes while an answer is awaited is asked about together, after it. Gives what ends it. */
function againAtChanges(
  again: () => Promise<void>,
  { path }: BrowserRoute,
  concerns: (change: Change) => boolean,
): () => void {
  let isOver = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  const ask = oneAtATime(async () => {
    if (!isOver) await again();
  });
  const end = onChange((change) => {
    if (change !== 'anything' && !concerns(change)) return;
    void ask();
    if (change === 'anything' || isDecidedBy(path, change)) return;
    clearTimeout(later);
    later = setTimeout(() => void ask(), hearsayMs);
  });
  return () => {
    isOver = true;
    clearTimeout(later);
    end();
  };
}

/** Whether the service that answers has itself decided what changed. Casework's record follows even its own facts. */
function isDecidedBy(path: string, { type }: Change): boolean {
  const [, service] = type.split('.');
  return service !== 'casework' && path.startsWith(`/api/${service}/`);
}
