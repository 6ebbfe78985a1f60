import { describe, expect, it } from '@jest/globals';
import { createLastWritten } from './last-written.ts';
import type { OutboxItem, StoredAggregate } from './stored-aggregate.ts';

const item = (id: string, ...topics: string[]): OutboxItem => ({
  ...{ id, topics, key: 'SK-2425-00001', type: 'thing-put', sequence: 1, time: '2024-12-12T20:00:00.000Z' },
  actor: { role: 'service', subject: 'test' },
  data: {},
});
const document = (id: string, ...outbox: OutboxItem[]): StoredAggregate<string> => ({
  ...{ _id: id, version: 1, state: id, outbox, commands: [] },
  ...(outbox.length > 0 ? { outboxSince: new Date(0) } : {}),
});

describe('what was written last', () => {
  it('is kept of the latest and forgotten of the oldest, and of whatever is no longer sure', () => {
    const last = createLastWritten<string>(2);
    for (const id of ['one', 'two', 'one', 'three']) last.keep(document(id));
    expect(['one', 'two', 'three'].map((id) => last.get(id)?._id)).toEqual(['one', undefined, 'three']);
    last.forget('one');
    expect(last.get('one')).toBeUndefined();
  });

  it('holds no fact that has left its outbox, and keeps one that has not reached all its topics', () => {
    const last = createLastWritten<string>();
    last.keep(document('one', item('a', 'facts'), item('b', 'facts', 'agency')));
    last.left('one', (_factId, topic) => topic === 'facts');
    expect(last.get('one')?.outbox).toEqual([item('b', 'agency')]);
    expect(last.get('one')?.outboxSince).toEqual(new Date(0));
    last.left('one', (factId) => factId === 'b');
    expect(last.get('one')).toEqual(document('one'));
    last.left('two', () => true);
    expect(last.get('two')).toBeUndefined();
  });
});
