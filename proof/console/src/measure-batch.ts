import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { clientOf, parts, tonight } from './console-campaign.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';
import { openTeamsPhone } from './street-team.ts';

/** How many contacts go in one request, and how long (ms) all of them take. */
export interface BatchStep {
  readonly together: number;
  readonly tookMs: number;
}

const team = 'north';

/** Sends so many contacts from a browser through the console, one after the other and in batches; none of the contacts is sent twice. */
export async function measureBatch(tested: ConsoleUnderTest, count: number): Promise<readonly BatchStep[]> {
  const client = clientOf(tested.platform, 'intake', { subject: 'measures', role: 'street-team', team });
  const { roundId } = await client.call(intakeRoutes.startRound, {
    params: { campaignId: parts.campaignId },
    body: { team, night: tonight(), places: [] },
    key: 'the-round-of-batches',
  });
  const { page, context } = await openTeamsPhone(tested, 'Team 1');
  const steps: BatchStep[] = [];
  // The first step warms up, and is not told.
  for (const [index, together] of [1, 1, 100, 500, 500, 100, 1].entries()) {
    const tookMs = (await page.evaluate(send(roundId, count, together))) as number;
    if (index > 0) steps.push({ together, tookMs });
  }
  await context.close();
  return steps;
}

/** Sends the contacts in the page, and gives how long it took until the last was answered, ms. */
function send(roundId: string, count: number, together: number): string {
  return `(async () => {
    const post = async (path, key, body) => {
      const answer = await fetch('/api/intake/rounds/${roundId}/' + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      });
      // As a phone does: what was not answered in time is sent again.
      if (answer.status === 503) return post(path, key, body);
      if (!answer.ok) throw new Error('answered ' + answer.status);
      return answer.json();
    };
    const items = Array.from({ length: ${count} }, () => ({
      key: crypto.randomUUID(),
      body: {
        person: { identity: { nickname: 'Said' }, profile: { unit: 'men', ageGroup: '18-64' } },
        place: 'bus-station', aidGiven: ['meal'], needs: ['aid'],
      },
    }));
    const began = performance.now();
    for (let sent = 0; sent < items.length; sent += ${together}) {
      if (${together} === 1) await post('contacts', items[sent].key, items[sent].body);
      else {
        const answer = await post('contacts/batch', crypto.randomUUID(), { items: items.slice(sent, sent + ${together}) });
        if (answer.items.some(({ outcome }) => outcome === 'refused')) throw new Error('not all were taken');
      }
    }
    return performance.now() - began;
  })()`;
}
