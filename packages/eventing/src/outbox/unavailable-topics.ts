/** A topic that takes nothing while facts wait for it. */
export interface UnavailableTopic {
  readonly topic: string;
  /** How long it has taken nothing, in ms. */
  readonly forMs: number;
}

/** Keeps which topics take nothing: each is left out for a while, and tried again. */
export interface UnavailableTopics {
  failed(topic: string): void;
  taken(topic: string): void;
  /** Those that are left out now. */
  leftOut(): ReadonlySet<string>;
  /** Those that took nothing at their last try. */
  list(): readonly UnavailableTopic[];
}

interface Failures {
  readonly since: number;
  last: number;
}

/**
 * @param leaveOutMs how long a topic is left out after a failure
 * @param now ms since 1970
 */
export function createUnavailableTopics(leaveOutMs: number, now: () => number = Date.now): UnavailableTopics {
  const topics = new Map<string, Failures>();
  /** A topic that nothing waits for is not tried, and is forgotten after so many tries that others would have had. */
  const forgottenAfterMs = 6 * leaveOutMs;

  function known(): [string, Failures][] {
    for (const [topic, { last }] of topics) if (now() - last > forgottenAfterMs) topics.delete(topic);
    return [...topics];
  }

  return {
    failed(topic) {
      const failures = topics.get(topic) ?? { since: now(), last: 0 };
      failures.last = now();
      topics.set(topic, failures);
    },
    taken: (topic) => void topics.delete(topic),
    leftOut: () =>
      new Set(known().flatMap(([topic, { last }]) => (now() - last < leaveOutMs ? [topic] : []))),
    list: () => known().map(([topic, { since }]) => ({ topic, forMs: now() - since })),
  };
}
