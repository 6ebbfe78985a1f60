import { describe, expect, it } from '@jest/globals';
import { describeError } from './describe-error.ts';

const canary = 'Fatima-Zahra 0661-000000';

describe('what is logged of an error', () => {
  it('tells type, code and place, and never the text of a foreign error, however deep', () => {
    const driver = Object.assign(new Error(`E11000 dup key: { name: "${canary}" }\n at line 2 ${canary}`), {
      code: 11000,
    });
    const described = describeError(new Error(`could not save ${canary}`, { cause: driver }));
    expect(JSON.stringify(described)).not.toContain('Fatima');
    expect(described).toMatchObject({ type: 'Error', cause: { type: 'Error', code: 11000 } });
    expect(described.at.length).toBeGreaterThan(0);
  });

  it('tells the text of an error that is marked as safe', () => {
    const ours = Object.assign(new Error('bed 12 is taken'), { safeToLog: true });
    expect(describeError(ours).message).toBe('bed 12 is taken');
  });
});
