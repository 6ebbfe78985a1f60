import fc from 'fast-check';
import type { PublishedFact } from '../kafka/published-fact.ts';

const types = {
  'case-opened': 'intake',
  'contact-recorded': 'intake',
  'person-merged': 'intake',
  'alert-raised': 'intake',
  'alert-looked-at': 'intake',
  'alert-escalated': 'intake',
  'alert-withdrawn': 'intake',
  'bed-held': 'shelter-capacity',
  'hold-lapsed': 'shelter-capacity',
  'hold-released': 'shelter-capacity',
  'checked-in': 'shelter-capacity',
  'checked-out': 'shelter-capacity',
  'bed-offered': 'shelter-capacity',
  'offer-declined': 'shelter-capacity',
  'transferred-out': 'shelter-capacity',
  'transferred-in': 'shelter-capacity',
  'check-in-taken-back': 'shelter-capacity',
  'check-out-taken-back': 'shelter-capacity',
  'case-closed': 'casework',
} as const;

let published = 0;

/** A fact as a topic holds it, for the tests of the checks. */
export function planted(
  name: keyof typeof types,
  subject: string,
  sequence: number,
  data: Readonly<Record<string, unknown>>,
  time = sequence * 10_000,
): PublishedFact {
  published += 1;
  const service = types[name];
  return {
    topic: `iwaa.${service}.v1`,
    partition: 0,
    offset: String(published),
    key: String(data.caseId),
    id: `fact-${published}`,
    type: `iwaa.${service}.${name}.v1`,
    subject,
    sequence,
    time,
    data,
    text: JSON.stringify(data),
  };
}

/** The same facts as they may come: in any order between topics, and some of them more than once. */
export function delivered(facts: readonly PublishedFact[]): fc.Arbitrary<PublishedFact[]> {
  return fc.tuple(fc.shuffledSubarray([...facts]), fc.subarray([...facts])).chain(([some, again]) =>
    fc.shuffledSubarray([...facts, ...some, ...again], {
      minLength: facts.length + some.length + again.length,
    }),
  );
}
