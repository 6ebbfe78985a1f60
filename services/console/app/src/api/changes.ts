import { signal } from '@preact/signals';
import type { Change } from '../../../src/stream/change.ts';

export type { Change };

/** Whether changes are heard of as they happen. */
export const isLive = signal(false);

type Listener = (change: Change | 'anything') => void;
const listeners = new Set<Listener>();
/** Changes come in clusters; each listener is told once of what came within so long (ms). */
const lingerMs = 150;
let stream: EventSource | undefined;
let lastId: string | undefined;
/** Whether the stream failed since it last told that it is there: what was asked meanwhile may have had no answer. */
let wasAway = false;

/** Calls a listener at each change, or with `anything` where some may have been missed. Gives what ends it. */
export function onChange(listener: Listener): () => void {
  let waiting: (Change | 'anything')[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const linger: Listener = (change) => {
    waiting.push(change);
    timer ??= setTimeout(() => {
      const told = waiting;
      waiting = [];
      timer = undefined;
      if (told.includes('anything')) listener('anything');
      else
        for (const one of new Map(told.map((each) => [JSON.stringify(each), each])).values()) listener(one);
    }, lingerMs);
  };
  listeners.add(linger);
  return () => {
    clearTimeout(timer);
    listeners.delete(linger);
  };
}

function tell(change: Change | 'anything'): void {
  for (const listener of listeners) listener(change);
}

/** After so long (ms) a stream that was refused is asked for anew. */
const askAgainMs = 5_000;

/**
 * Listens to the stream for as long as somebody is signed in and looks at the app: a browser has six connections to an address, and
 * the tabs behind would hold them all. The browser comes back by itself with the last id where the network was away; where it was
 * refused, as by a console that is starting, it is asked for anew.
 */
export function listen(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('visibilitychange', followSight);
  followSight();
  return () => {
    document.removeEventListener('visibilitychange', followSight);
    end();
  };

  function followSight(): void {
    end();
    if (document.visibilityState === 'visible') begin();
  }

  function end(): void {
    clearTimeout(timer);
    stream?.close();
    isLive.value = false;
  }

  function begin(): void {
    const source = new EventSource('/stream');
    stream = source;
    source.addEventListener('ready', (event) => {
      // A stream that began anew, by another question than the last one, may have missed something.
      const isAnother = lastId !== undefined && lastId !== event.lastEventId;
      if ((isAnother || wasAway) && !isLive.value) tell('anything');
      isLive.value = true;
      wasAway = false;
      lastId = event.lastEventId;
    });
    source.addEventListener('reset', (event) => {
      isLive.value = true;
      wasAway = false;
      lastId = event.lastEventId;
      tell('anything');
    });
    source.addEventListener('change', (event) => {
      lastId = event.lastEventId;
      tell(JSON.parse(event.data) as Change);
    });
    source.addEventListener('error', () => {
      isLive.value = false;
      wasAway = true;
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(begin, askAgainMs);
    });
  }
}
