import { describe, expect, test } from '@jest/globals';
import { remedyOf } from './remedy.ts';

const facts = 'iwaa.intake.v1';
const answers = 'iwaa.agency.night-clinic.responses.v1';

describe('what mends a dead letter', () => {
  test.each([
    [facts, 'schema-mismatch', 'caseId: is missing'],
    [facts, 'refused', 'need-of-another-case'],
    [facts, 'failed-repeatedly', 'MongoServerError:11000'],
    [answers, 'failed-repeatedly', 'MongoServerError:11000'],
  ])('is a replay once the cause, which is ours, is mended: %s %s', (topic, reason, code) => {
    const { replayable, toDo } = remedyOf({ topic, reason, code }, false);
    expect(replayable).toBe(true);
    expect(toDo).toMatch(/replay it/);
  });

  test.each([
    [answers, 'schema-mismatch'],
    [answers, 'refused'],
    [answers, 'foreign-source'],
    [answers, 'missing-header:ce_id'],
    [answers, 'unknown-type'],
    [facts, 'not-json'],
    [facts, 'bad-header:ce_time'],
    [facts, 'not-of-this-topic'],
    [facts, 'unreadable:corrupt'],
  ])('is never a replay where the message itself is at fault: %s %s', (topic, reason) => {
    const { replayable, toDo } = remedyOf({ topic, reason, code: '-' }, false);
    expect(replayable).toBe(false);
    expect(toDo).toMatch(/a replay would fail again/);
    if (topic === answers) expect(toDo).toMatch(/the agency night-clinic/);
  });

  test('is never a replay of a mere beginning', () => {
    for (const reason of ['too-large', 'failed-repeatedly'])
      expect(remedyOf({ topic: facts, reason, code: '-' }, true).replayable).toBe(false);
  });
});
