import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules that a change of colours alone may break. */
const ofColours = ['color-contrast', 'link-in-text-block'];
const wcag22 = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/**
 * What axe-core finds against WCAG 2.2 AA on a page, a line each.
 * @param within what is looked at, as a selector.
 * @param rules whether those of colours are enough.
 */
export async function axeFinds(
  page: Page,
  within: string,
  rules: 'all' | 'colours',
): Promise<readonly string[]> {
  // What a page runs by the debugger is not held back by the page's policy.
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe.source);
  const runOnly = rules === 'all' ? { type: 'tag', values: wcag22 } : { type: 'rule', values: ofColours };
  const options = { runOnly, resultTypes: ['violations'], preload: false };
  const { violations } = (await page.evaluate(`axe.run('${within}', ${JSON.stringify(options)})`)) as {
    readonly violations: readonly Violation[];
  };
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)} (${failureSummary ?? ''})`,
    ),
  );
}
