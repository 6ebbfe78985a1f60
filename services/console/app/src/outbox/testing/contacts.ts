import { later } from '../later.ts';
import { type Item, waitingAnew } from '../outbox.ts';

/** A contact that waits to be sent. */
export const contact = (id: string, part: Partial<Item> = {}): Item => ({
  id,
  command: 'recordContact',
  params: { roundId: 'round-1' },
  body: { place: 'station' },
  about: id,
  label: '',
  recordedAt: '2024-12-12T20:00:00.000Z',
  standing: waitingAnew,
  ...part,
});
/** One with the person of an earlier contact, whose id is known when that one was taken. */
export const again = (id: string, first: string): Item =>
  contact(id, { about: first, body: { person: { personId: later(first, 'personId') } } });
