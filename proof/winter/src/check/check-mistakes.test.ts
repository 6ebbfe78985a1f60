import { describe, expect, it } from '@jest/globals';
import { checkMistakes } from './check-mistakes.ts';

const fact = (type: string, minute: number, data: object) =>
  ({
    ...{ id: `${minute}`, type: `iwaa.${type}.v1`, subject: 'bed/centre.men-001', sequence: minute + 1 },
    ...{ time: Date.UTC(2024, 11, 12, 20, minute), topic: 'iwaa.shelter-capacity.v1' },
    data: { caseId: 'SK-2425-00001', ...data },
  }) as never;
const leftNot = (goesOn: boolean) => fact('shelter-capacity.check-out-taken-back', 1, { goesOn });

describe('the check of mistakes', () => {
  it('lets whoever was checked out in error go on in the bed, or get the next one', () => {
    const cameNot = fact('shelter-capacity.check-in-taken-back', 0, { hold: null });
    expect(checkMistakes([cameNot, leftNot(true)])).toMatchObject({ ok: true, examined: 2 });
    expect(checkMistakes([leftNot(false), fact('shelter-capacity.bed-held', 2, {})]).ok).toBe(true);
    expect(checkMistakes([leftNot(false), fact('shelter-capacity.waiting-list-joined', 2, {})]).ok).toBe(
      true,
    );
  });

  it('finds somebody who lost the bed by an error and got nothing for it', () => {
    const before = fact('shelter-capacity.bed-held', 0, {});
    const another = fact('shelter-capacity.bed-held', 2, { caseId: 'SK-2425-00002' });
    expect(checkMistakes([before, leftNot(false), another]).differences).toMatchObject([
      { what: 'bedLostByMistake', of: ['SK-2425-00001'] },
    ]);
  });
});
