import { delivered, planted } from '@iwaa/proof-kit/check/planted-facts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differencesInWords } from '../report/said-of.ts';
import { englishDifferences } from '../report/words/differences-en.ts';
import { checkAlerts } from './check-alerts.ts';

const fact = (
  kind: Parameters<typeof planted>[0],
  alertId: string,
  sequence: number,
  data: Record<string, unknown> = {},
) => planted(kind, `alert/${alertId}`, sequence, { alertId, ...data });
const raised = (alertId: string) => fact('alert-raised', alertId, 1, { lookBy: 'soon' });
const looked = (alertId: string, sequence: number, lookBy: string | null) =>
  fact('alert-looked-at', alertId, sequence, { lookBy });
const told = (alertId: string, sequence: number) => fact('alert-escalated', alertId, sequence);
const right = [
  ...[raised('found'), looked('found', 2, null)],
  ...[raised('late'), told('late', 2), looked('late', 3, 'later'), told('late', 4)],
  ...[raised('twice'), looked('twice', 2, 'later'), looked('twice', 3, null)],
  ...[raised('withdrawn'), fact('alert-withdrawn', 'withdrawn', 2)],
];

describe('the check of alerts', () => {
  it('passes when each is over or was told to the committee, however the facts are delivered', () => {
    fc.assert(
      fc.property(delivered(right), (facts) => {
        expect(checkAlerts(facts)).toMatchObject({ ok: true, examined: 4 });
      }),
    );
  });

  it.each([
    ['one that nobody answered', [raised('one')], ['one: nobody looked, and nobody was told']],
    [
      'one that nobody looked at again',
      [raised('one'), told('one', 2), looked('one', 3, 'later')],
      ['one: nobody looked, and nobody was told'],
    ],
    [
      'one that goes on after its end',
      [raised('one'), looked('one', 2, null), told('one', 3)],
      ['one: something was told of it after its end'],
    ],
  ])('finds %s', (_name, facts, differences) => {
    const check = checkAlerts(facts);
    expect([check.ok, differencesInWords(check, englishDifferences)]).toEqual([false, differences]);
  });
});
