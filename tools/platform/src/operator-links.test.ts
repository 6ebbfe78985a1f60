import { searchAttributes } from '@iwaa/casework/workflows/search-attributes';
import { expect, it } from '@jest/globals';
import { cardLink, operatorLinks, savedViews } from './operator-links.ts';

it("each list of the operators is a link that opens it in Temporal's pages and keeps it by its name", () => {
  const links = operatorLinks('http://127.0.0.1:28233', 'default');
  expect(links.length).toBeGreaterThan(2);
  for (const { name, url } of links) {
    const { pathname, searchParams } = new URL(url);
    expect(pathname).toBe('/namespaces/default/workflows');
    expect(searchParams.get('savedQuery')).toBe(name);
    expect(searchParams.get('query')).toMatch(/^WorkflowType = '(?:personCase|alertFollowUp)'/);
  }
});

it('each list searches by attributes that are registered', () => {
  const known = [...Object.keys(searchAttributes), 'WorkflowType', 'ExecutionStatus'];
  const used = savedViews.flatMap(({ query }) => query.match(/\b[A-Z][A-Za-z]+(?= (?:=|!=|IS) ?)/g) ?? []);
  expect(known).toEqual(expect.arrayContaining(used));
});

it('the link to a case opens its card, and not the list of its events', () => {
  expect(cardLink('http://127.0.0.1:28233', 'default', 'SK-2425-00042', 'a-run')).toBe(
    'http://127.0.0.1:28233/namespaces/default/workflows/SK-2425-00042/a-run/user-metadata',
  );
});
