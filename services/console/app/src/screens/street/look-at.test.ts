import { describe, expect, it } from '@jest/globals';
import { later } from '../../outbox/later.ts';
import { type Item, type Standing, waitingAnew } from '../../outbox/outbox.ts';
import { lookAt } from './look-at.ts';

const alertId = 'SK-2425-A-00042';
const item = (of: Partial<Item>): Item => ({
  ...{ id: 'look', command: 'recordLook', params: { alertId }, body: { roundId: 'r', result: 'found' } },
  ...{ about: alertId, label: '', recordedAt: '2025-01-14T22:00:00.000Z', standing: waitingAnew },
  ...of,
});

describe('a look at an alert', () => {
  it('is the last one of this round, and none of another round or another alert', () => {
    const body = { roundId: 'r', result: 'not-found' };
    expect(lookAt(alertId, { key: 'r' }, [item({}), item({ id: 'two', body })])?.result).toBe('not-found');
    expect(lookAt(alertId, { key: 'other' }, [item({})])).toBeUndefined();
    expect(lookAt('SK-2425-A-00043', { key: 'r' }, [item({})])).toBeUndefined();
  });

  it('is found also where its round had no id when it was recorded, before and after the server has heard of it', () => {
    const body = { roundId: later('start', 'roundId'), result: 'found' };
    expect(lookAt(alertId, { key: 'start' }, [item({ body })])?.result).toBe('found');
    const start = item({
      ...{ id: 'start', command: 'startRound', standing: { kind: 'taken', answer: { roundId: 'r' } } },
    });
    expect(lookAt(alertId, { key: 'r' }, [start, item({ body })])?.result).toBe('found');
  });

  it('that was refused is shown until it was put away', () => {
    const refused: Standing = { kind: 'refused', code: 'alert-over', errors: [] };
    expect(lookAt(alertId, { key: 'r' }, [item({ standing: refused })])?.standing).toEqual(refused);
    const away = { kind: 'put-away', code: 'alert-over' } as const;
    expect(lookAt(alertId, { key: 'r' }, [item({ standing: away })])).toBeUndefined();
  });
});
