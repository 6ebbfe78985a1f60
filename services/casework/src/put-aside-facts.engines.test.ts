import type { Fact } from '@iwaa/contracts/event';
import { createKnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import { aCampaignId, aChangeOf, aDeclaration } from '@iwaa/testing/campaigns';
import { eventually } from '@iwaa/testing/eventually';
import { keyOf } from '@iwaa/testing/facts';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { aCase, publication, startCasework } from './testing/casework-under-test.ts';
import { type StubOwners, startStubOwners } from './testing/stub-owners.ts';

const campaignId = aCampaignId();
const unusable = aCampaignId();
const committee: Asker = { role: 'committee', campaigns: [campaignId, unusable] };
let casework: TestService;
let owners: StubOwners;
let temporal: Client;

beforeAll(async () => {
  owners = await startStubOwners();
  casework = await startCasework(owners.url);
  const { address, namespace } = casework.addresses.temporal;
  temporal = new Client({ connection: await Connection.connect({ address }), namespace });
  await casework.publish(aDeclaration(campaignId));
});
afterAll(async () => {
  await casework?.close();
  await temporal?.connection.close();
  await owners?.close();
});

async function view(caseId: string) {
  const { status, body } = await casework.request(committee, { method: 'GET', url: `/cases/${caseId}` });
  return status === 200 ? body : undefined;
}

/** Waits until the record and the workflow of a case say the same, and that it is this. */
async function bothSay(caseId: string, expected: object): Promise<void> {
  await eventually(async () => {
    expect(await view(caseId)).toMatchObject(expected);
    expect(await temporal.workflow.getHandle(caseId).query('view')).toMatchObject(await view(caseId));
  });
}

function deadLettersOf(caseId: string) {
  return casework.deadLetters().filter(({ key }) => key === caseId);
}

type Spoil = (fact: Fact) => Fact;
const withData =
  (change: object): Spoil =>
  (fact) => ({ ...fact, data: { ...(fact.data as object), ...change } });

describe('a fact that can never be taken', () => {
  const kinds: [string, Spoil][] = [
    ['a value of another type', withData({ aidGiven: 'blanket' })],
    ['a code that nobody knows', withData({ needs: ['a-yacht'] })],
    ['a list that is too long', withData({ needs: Array.from({ length: 11 }, () => 'aid') })],
    ['an id that is none', withData({ contactId: 'the-third' })],
    ['what it is about alone', (fact) => ({ ...fact, data: { caseId: keyOf(fact) } })],
    ['a time that is none', (fact) => ({ ...fact, time: 'yesterday' })],
    ['a sequence that is none', (fact) => ({ ...fact, sequence: 0 })],
  ];

  test.each(kinds)(
    'is put aside, its case asks for attention, and the others go on: %s',
    async (_kind, spoil) => {
      const fixture = aCase(campaignId).opened().met();
      const [opening, contact] = publication(fixture);
      if (!opening || !contact) throw new Error('A case has an opening and a contact.');
      const [later] = publication(fixture.met(2));
      if (!later) throw new Error('A second contact was told.');
      const another = aCase(campaignId).opened();
      // The fixture's key is the case's, whatever the data say.
      await casework.publish(opening, spoil(contact), later, ...publication(another));
      await bothSay(fixture.caseId, { contacts: 1, attention: ['fact-put-aside'] });
      await bothSay(another.caseId, { attention: [] });
      // Once by the bridge, once by the projection.
      await eventually(() => expect(deadLettersOf(fixture.caseId)).toHaveLength(2));
    },
  );

  test('is one that its campaign makes impossible to keep time for, until the campaign is changed and the fact is replayed', async () => {
    const declaration = aDeclaration(unusable, { deadlines: { waitingForBed: 'P100000000W' } });
    // No declaration gets here with such a deadline: it is kept as one from before there were bounds.
    await createKnownCampaigns(casework.database).keep(declaration.data, declaration.sequence);
    const fixture = aCase(unusable).opened().waits().met();
    const another = aCase(campaignId).opened().met();
    await casework.publish(...publication(fixture), ...publication(another));
    await bothSay(fixture.caseId, { contacts: 1, attention: ['fact-put-aside'] });
    await bothSay(another.caseId, { contacts: 1, attention: [] });
    await eventually(() => expect(deadLettersOf(fixture.caseId)).toHaveLength(2));

    await casework.publish(aChangeOf(declaration, { waitingForBed: 'PT24H' }));
    await eventually(async () => {
      // What fails once more, since the change has not been read yet, is a dead letter again.
      await casework.replayDeadLetters();
      expect(await view(fixture.caseId)).toMatchObject({ attention: [] });
    });
    await bothSay(fixture.caseId, { contacts: 1, attention: [] });
  });
});
