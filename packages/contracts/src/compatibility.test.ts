import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { AcceptedChange } from './accepted-changes.ts';
import { acceptedChanges } from './accepted-changes.ts';
import { describeBreaks, findBreaks } from './compatibility.ts';
import { todaysSchemas } from './generate/event-schema.ts';
import { publishedSchemas } from './generate/published-schemas.ts';
import type { JsonSchema } from './json-schema.ts';

const repository = join(import.meta.dirname, '../../..');
const held = 'iwaa.shelter-capacity.bed-held.v1';
const schema = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});

describe('today’s schemas', () => {
  it('break with nothing that was published', async () => {
    const breaks = findBreaks(await publishedSchemas(repository), todaysSchemas(), acceptedChanges);
    if (breaks.length > 0) throw new Error(describeBreaks(breaks));
  });
});

describe('finding breaks', () => {
  const published = new Map([[held, schema({ unit: { type: 'string', enum: ['men'] } })]]);

  it('finds an event that was removed', () => {
    expect(findBreaks(published, new Map())).toEqual([
      { event: held, path: 'data', breaks: 'old-facts', what: 'was removed, and its facts are still there' },
    ]);
  });

  it('takes a new event', () => {
    expect(findBreaks(published, new Map([...published, ['iwaa.intake.new.v1', schema({})]]))).toEqual([]);
  });

  it('accepts by name what breaks old readers, and nothing else', () => {
    const widened = new Map([[held, schema({ unit: { type: 'string', enum: ['men', 'women'] } })]]);
    const accepted: AcceptedChange = {
      event: held,
      path: 'data.unit',
      what: 'has the new value women',
      why: 'casework and referral know it since 1.4.0',
    };
    expect(findBreaks(published, widened)).toHaveLength(1);
    expect(findBreaks(published, widened, [accepted])).toEqual([]);
    expect(findBreaks(published, widened, [{ ...accepted, path: 'data.other' }])).toHaveLength(1);
  });

  it('never accepts what breaks old facts, which are kept for ever', () => {
    const narrowed = new Map([[held, schema({ unit: { type: 'string', enum: ['women'] } })]]);
    const [lost, gained] = findBreaks(published, narrowed);
    const accept = (what: string | undefined): AcceptedChange => ({
      event: held,
      path: 'data.unit',
      what: what ?? '',
      why: 'wished for',
    });
    expect(findBreaks(published, narrowed, [accept(lost?.what), accept(gained?.what)])).toEqual([lost]);
  });

  it('says what breaks, where, and what to do', () => {
    const text = describeBreaks(findBreaks(published, new Map([[held, schema({})]])));
    expect(text).toContain(`${held} data.unit was removed or renamed (breaks old-readers)`);
    expect(text).toContain('Declare a new version');
  });
});
