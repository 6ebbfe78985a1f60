import { openFloorEngines } from './floor-engines.ts';
import { floor } from './floor-names.ts';
import { listen } from './listen.ts';
import { insert, openCollection, outgoing, startRelay } from './outbox.ts';

/** The floor's first process: a contact is written with what it says, and relayed. */
const { kafka, database } = await openFloorEngines();
const contacts = await openCollection(database, 'contacts');
const relay = await startRelay(kafka, [contacts]);

listen(async (_path, { caseId, needs }) => {
  const id = String(caseId);
  await insert(contacts, id, { caseId, needs }, [outgoing(floor.front, 'contact-recorded', id, { needs })]);
  relay.wake();
  return { caseId };
});
