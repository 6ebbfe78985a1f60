import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { shortly } from '../http/ask.ts';

/** Methods that a resource does not know are refused as such, and say which it knows. */
export async function attackMethods(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one } = fixture;
  const token = await fixture.tokens(actorOf('committee', one));
  const faults: string[] = [];
  for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS']) {
    const answer = await fixture.ask('intake', undefined, {
      method,
      path: `/campaigns/${one.campaignId}`,
      token,
    });
    const allow = answer.headers.get('allow') ?? '';
    if (answer.status !== 405 || !/\bGET\b/.test(allow) || answer.faults.length > 0)
      faults.push(`${method}: ${shortly(answer)} allow: ${allow}`);
    if (answer.headers.get('access-control-allow-origin')) faults.push(`${method}: other origins are let in`);
  }
  ledger.judge(
    'methods that a resource does not know',
    '405, with those that it knows; no other origin is let in',
    faults,
  );
}
