import { describe, expect, test } from '@jest/globals';
import { foldersUnder, patternsOf } from './mutated-folders.ts';
import { countMutants, hasFallen, scoreOf } from './mutation-score.ts';

describe('a mutation score', () => {
  test('is the share of mutants that a test noticed, of those that could be run', () => {
    const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError'];
    const counts = countMutants(statuses.map((status) => ({ status })));
    expect(counts).toEqual({ noticed: 3, survived: 2 });
    expect(scoreOf(counts)).toBe(60);
    expect(scoreOf({ noticed: 2, survived: 1 })).toBe(66.7);
    expect(scoreOf({ noticed: 0, survived: 0 })).toBe(100);
  });

  test('has fallen when it is below its baseline by more than chance', () => {
    expect(hasFallen(79.4, 80)).toBe(true);
    expect(hasFallen(79.5, 80)).toBe(false);
    expect(hasFallen(0, undefined)).toBe(false);
  });
});

describe('the folders that are mutated', () => {
  const folders = [{ folder: 'services/a/src/domain', without: ['words/**'] }, { folder: 'packages/b/src' }];

  test('are all of them, or those under and around the given paths', () => {
    const names = (paths: string[]) => foldersUnder(paths, folders).map(({ folder }) => folder);
    expect(names([])).toEqual(['services/a/src/domain', 'packages/b/src']);
    expect(names(['services'])).toEqual(['services/a/src/domain']);
    expect(names(['services/a/src/domain/card.ts'])).toEqual(['services/a/src/domain']);
    expect(names(['services/a/src/dom'])).toEqual([]);
  });

  test('are narrowed to the paths within them, and never hold tests', () => {
    const [folder = { folder: '' }] = folders;
    const never = ['!**/*.test.ts', '!services/a/src/domain/words/**'];
    expect(patternsOf(folder, ['services'])).toEqual(['services/a/src/domain/**/*.ts', ...never]);
    expect(patternsOf(folder, ['services/a/src/domain/card.ts'])).toEqual([
      'services/a/src/domain/card.ts',
      ...never,
    ]);
  });
});
