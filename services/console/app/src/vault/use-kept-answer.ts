import type { Route } from '@iwaa/contracts/route';
import { useEffect, useState } from 'preact/hooks';
import type { AnswerOf, BrowserRequest, BrowserRoute } from '../api/browser-route.ts';
import type { Change } from '../api/changes.ts';
import { type Asked, useAnswer } from '../api/use-answer.ts';
import { keep, kept } from './kept.ts';
import { openVault } from './vault.ts';

/** As `useAnswer`, and without a network what came last, which the phone keeps sealed. */
export function useKeptAnswer<R extends Route>(
  route: BrowserRoute<R>,
  request: BrowserRequest<R>,
  concerns?: (change: Change) => boolean,
): Asked<AnswerOf<R>> {
  const asked = useAnswer(route, request, concerns);
  const [old, setOld] = useState<AnswerOf<R>>();
  const vault = openVault.value;
  const name = `${route.path} ${JSON.stringify(request)}`;
  useEffect(() => {
    if (vault) void kept(vault, name).then((content) => setOld(() => content as AnswerOf<R> | undefined));
  }, [vault, name]);
  useEffect(() => {
    if (vault && asked.answer !== undefined) void keep(vault, name, asked.answer);
  }, [vault, name, asked.answer]);
  const answer = asked.answer ?? old;
  // That there is no network is said once, at the top of the page.
  const isOnlyAway = answer !== undefined && asked.failure?.kind === 'no-network';
  return { ...asked, answer, failure: isOnlyAway ? undefined : asked.failure };
}
