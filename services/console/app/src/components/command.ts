import type { Route } from '@iwaa/contracts/route';
import { useRef, useState } from 'preact/hooks';
import type { AnswerOf, BrowserRequest, BrowserRoute } from '../api/browser-route.ts';
import { call } from '../api/call.ts';
import { type Failure, failureOf } from '../api/failure.ts';

/** A command that a person gives by a press. */
export interface Command<R extends Route> {
  /** Sends it; gives the answer, or undefined where there was none, and then `failure` says why. */
  send(request: BrowserRequest<R>): Promise<AnswerOf<R> | undefined>;
  readonly failure: Failure | undefined;
  /** Whether an answer is awaited, for what is sent by something else than a button, which shows that itself. */
  readonly isSending: boolean;
}

/** Sends a command. Where no answer came, the same press again is the same command: it keeps its idempotency key. */
export function useCommand<R extends Route>(route: BrowserRoute<R>): Command<R> {
  const [failure, setFailure] = useState<Failure>();
  const [isSending, setSending] = useState(false);
  const unanswered = useRef<{ text: string; key: string } | undefined>(undefined);
  return {
    failure,
    isSending,
    async send(request) {
      const text = JSON.stringify(request);
      const key = unanswered.current?.text === text ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { text, key };
      setSending(true);
      try {
        const answer = await call(route, { ...request, key });
        unanswered.current = undefined;
        setFailure(undefined);
        return answer;
      } catch (error) {
        const why = failureOf(error);
        if (why.kind === 'refused') unanswered.current = undefined;
        setFailure(why);
        return undefined;
      } finally {
        setSending(false);
      }
    },
  };
}
