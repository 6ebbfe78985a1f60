import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What a pattern's first group finds in source files, each once. At least one is to be found: else the pattern is outdated. */
function found(files: string, pattern: RegExp): string[] {
  const words = globSync(files, { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...read(file).matchAll(pattern)].map(([, word = '']) => word));
  if (words.length === 0) throw new Error(`${pattern} finds nothing in ${files}`);
  return [...new Set(words)];
}

/** The members of one of the lists of codes in contracts. */
function codes(list: string): string[] {
  const [, body = ''] = read('packages/contracts/src/vocabulary.ts').split(`export const ${list} = `);
  const members = body.split(/\n?[\]}] as const/)[0]?.match(/'[a-zA-Z-]+'|^ {2}[a-z]+(?=:)/gm) ?? [];
  return members.map((member) => member.replaceAll(/['\s]/g, ''));
}

/** Which of these a page does not name in code. */
function missingIn(page: string, words: readonly string[]): string[] {
  const text = read(page);
  return words.filter((word) => !text.includes(`\`${word}\``));
}

describe('the reference', () => {
  it('names every variable that a service or an engine reads', () => {
    const variables = [
      ...found('{packages/service-kit,services/*}/src/config.ts', /^ {2}([A-Z][A-Z_]+):/gm),
      ...found('tools/engines/src/modes/external.ts', /^ {2}([A-Z][A-Z_]+):/gm),
      ...found('tools/engines/src/local/ports.ts', /setting: '([A-Z_]+)'/g),
    ];
    expect(missingIn('docs/reference/configuration.md', variables)).toEqual([]);
  });

  it('names every check of a winter', () => {
    const checks = found('proof/winter/src/check/check-*.ts', /toCheck\(\s*'([^']+)'/g);
    expect(missingIn('docs/reference/report.md', checks)).toEqual([]);
  });
});

describe('the pages about a case', () => {
  it('say what to do about every attention reason, and name every outcome', () => {
    const words = [...codes('attentionReasons'), ...codes('caseOutcomes')];
    expect(words.length).toBeGreaterThan(20);
    expect(missingIn('docs/how-to/steer-a-case.md', words)).toEqual([]);
  });

  it('name every deadline and every milestone', () => {
    const deadlines = [...codes('extendableDeadlineKinds'), ...codes('alertDeadlineKinds')];
    const words = [...deadlines, ...codes('milestones'), ...codes('whereabouts')];
    expect(words.length).toBeGreaterThan(15);
    expect(missingIn('docs/explanation/the-case-in-temporal.md', words)).toEqual([]);
  });
});
