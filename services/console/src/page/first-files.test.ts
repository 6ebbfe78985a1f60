import { describe, expect, test } from '@jest/globals';
import { type FirstFiles, filesOfScreen } from './first-files.ts';

const files: FirstFiles = {
  words: { ar: [], fr: [], en: [] },
  screens: [
    { path: '/round', roles: ['street-team'], files: ['round.js'] },
    { path: '/cases', roles: ['committee', 'social-worker'], files: ['cases.js'] },
    { path: '/cases/:caseId', roles: ['committee'], files: ['case.js'] },
    { path: '/cases/:caseId/person', roles: ['social-worker'], files: ['person.js'] },
  ],
};

describe('the files that somebody needs first', () => {
  test.each([
    ['street-team', '/', ['round.js']],
    ['committee', '/', ['cases.js']],
    ['committee', '/cases', ['cases.js']],
    ['committee', '/cases/SK-2425-00001', ['case.js']],
    ['social-worker', '/cases/SK-2425-00001/person', ['person.js']],
    ['street-team', '/cases', []],
    ['committee', '/cases/', []],
    ['committee', '/nowhere', []],
    ['agency-staff', '/', []],
  ] as const)('of %s at %s are those of the screen that they have there: %j', (role, path, found) => {
    expect(filesOfScreen(files, role, path)).toEqual(found);
  });
});
