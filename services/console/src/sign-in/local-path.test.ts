import { describe, expect, test } from '@jest/globals';
import { localPath } from './local-path.ts';

describe('the way back after a sign-in', () => {
  test('is the path within the console that was asked for', () => {
    expect(localPath('/cases/SK-2425-00042?night=2024-12-12')).toBe('/cases/SK-2425-00042?night=2024-12-12');
  });

  test.each([
    undefined,
    '',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\n//elsewhere.example',
    'javascript:alert(1)',
    '/sign-in',
    '/api/intake/campaigns',
  ])('is the beginning for %j, which leads elsewhere or nowhere', (given) => {
    expect(localPath(given)).toBe('/');
  });
});
