import { recordContact } from '@iwaa/contracts/http/intake';
import { refused } from '@iwaa/service-kit/outcome';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { uuid } from '../testing/person-fixture.ts';
import { type ContactOutcome, type ContactToRecord, recordContacts } from './record-contacts.ts';

const contactWith = (person: number, number: number): ContactToRecord => ({
  request: { key: uuid(number), id: uuid(number), fingerprint: '' },
  body: recordContact.parse({ person: { personId: uuid(person) }, place: 'bus-station' }),
});
const done = ({ request }: ContactToRecord): ContactOutcome => ({
  kind: 'done',
  result: { contactId: request.id, personId: '', caseId: '', firstContact: false, consentIds: [] },
  repeated: false,
});
const codes = ['person-erased', 'internal-error', 'conflict'] as const;
const batch = fc.array(
  fc.record({ person: fc.nat(6), turns: fc.nat(4), refusal: fc.option(fc.constantFrom(...codes)) }),
  { maxLength: 40 },
);

describe('the contacts of a batch', () => {
  it('are recorded each once, those with one person in their order, however long each takes', async () => {
    await fc.assert(
      fc.asyncProperty(batch, async (items) => {
        const contacts = items.map(({ person }, index) => contactWith(person, 100 + index));
        const began: ContactToRecord[] = [];
        let underWay = 0;
        const outcomes = await recordContacts(contacts, async (contact) => {
          began.push(contact);
          underWay += 1;
          expect(underWay).toBeLessThanOrEqual(8);
          const { turns = 0, refusal } = items[contacts.indexOf(contact)] ?? {};
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          underWay -= 1;
          return refusal ? refused(refusal) : done(contact);
        });
        items.forEach(({ person, refusal }, index) => {
          const before = items.slice(0, index).filter((one) => one.person === person);
          const held = before.find((one) => one.refusal && one.refusal !== 'person-erased')?.refusal;
          const contact = contacts[index] as ContactToRecord;
          const code = held ?? refusal;
          expect(outcomes[index]).toEqual(code ? refused(code) : done(contact));
          expect(began.filter((one) => one === contact)).toHaveLength(held ? 0 : 1);
        });
        for (const [, mine] of Map.groupBy(began, ({ body }) => JSON.stringify(body.person)))
          expect(mine).toEqual(contacts.filter((contact) => mine.includes(contact)));
      }),
    );
  });
});
