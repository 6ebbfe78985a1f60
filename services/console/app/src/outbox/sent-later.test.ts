import type { Route } from '@iwaa/contracts/route';
import { routes } from '@iwaa/contracts/routes/catalogue';
import { describe, expect, it } from '@jest/globals';
import { isSentLater } from '../../../src/gateway/sent-later.ts';
import { answerIds, type CommandName } from './outbox.ts';

const all: Record<string, Route> = { ...routes.intake, ...routes['shelter-capacity'] };

describe('what a phone records', () => {
  it.each(Object.keys(answerIds) as CommandName[])(
    'is taken from a session that has ended, since it may have had no network until then: %s',
    (name) => {
      const route = all[name];
      expect(route && isSentLater(route)).toBe(true);
    },
  );

  it.each(Object.entries(answerIds))(
    'is answered with the id by which it is known to be taken: %s with %s',
    (name, id) => {
      expect(Object.keys((all[name]?.answer as { shape?: object } | undefined)?.shape ?? {})).toContain(id);
    },
  );
});
