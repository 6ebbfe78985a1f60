import { expect, test } from '@jest/globals';
import { casePageLink } from './case-page-link.ts';

const ui = 'http://127.0.0.1:28233';

test('a case whose run is known is opened at its card', () => {
  expect(casePageLink(ui, 'default', 'SK-2425-00042', 'a-run')).toBe(
    `${ui}/namespaces/default/workflows/SK-2425-00042/a-run/user-metadata`,
  );
});

test('a case whose run is not known is opened all the same', () => {
  expect(casePageLink(ui, 'a b', 'SK-2425-00042', null)).toBe(
    `${ui}/namespaces/a%20b/workflows/SK-2425-00042`,
  );
});
