import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exampleReport, exampleReportWithDifferences } from './example-report.ts';
import { anyText, hostileReport } from './hostile-report.ts';
import { renderHtml } from './html.ts';

const page = renderHtml(exampleReport());
const voids = new Set(['meta']);

/** The tags of a page in their order; throws where one is not closed, or closed by another. */
function tagsOf(html: string): { name: string; attributes: string }[] {
  const open: string[] = [];
  const tags: { name: string; attributes: string }[] = [];
  const text = html.replace(/^<!doctype html>/, '').replace(/<style>[^<]*<\/style>/, '');
  const rest = text.replace(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*(?:="[^"<>]*")?)*)\s*(\/?)>/g,
    (_tag, closes: string, name: string, attributes: string, closed: string) => {
      if (closes) {
        if (open.pop() !== name) throw new Error(`</${name}> closes another tag`);
      } else {
        tags.push({ name, attributes });
        if (!closed && !voids.has(name)) open.push(name);
      }
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  return tags;
}

function ids(html: string): string[] {
  return [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => String(id));
}

describe('the page of a winter', () => {
  it('is well formed, with every id once and every label there', () => {
    for (const html of [page, renderHtml(exampleReportWithDifferences('one', 'two'))]) {
      expect(tagsOf(html).length).toBeGreaterThan(500);
      expect(new Set(ids(html)).size).toBe(ids(html).length);
      for (const [, labels = ''] of html.matchAll(/aria-labelledby="([^"]+)"/g)) {
        for (const label of labels.split(' ')) expect(ids(html)).toContain(label);
      }
    }
  });

  it('needs no file, font or script, and leads nowhere but by the links of the report', () => {
    const html = renderHtml(exampleReportWithDifferences('https://example.org/elsewhere'));
    const tags = tagsOf(html);
    expect(
      tags.filter(({ name }) => ['script', 'link', 'img', 'iframe', 'object', 'use', 'image'].includes(name)),
    ).toEqual([]);
    expect(html).not.toMatch(/url\(|@import|@font-face| src=| on[a-z]+=/);
    const leads = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url?.replaceAll('&amp;', '&'));
    expect(leads).toEqual(exampleReport().links.map(({ url }) => url));
  });

  it('draws in every chart one bar for each night, whatever the number of nights', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2, 28, 29), (count) => {
        const report = exampleReport();
        const html = renderHtml({ ...report, nights: report.nights.slice(0, count) });
        const charts = html.match(/<svg class="chart[\s\S]*?<\/svg>/g) ?? [];
        expect(charts).toHaveLength(9);
        for (const chart of charts) {
          expect(chart.match(/<rect class="bar"/g) ?? []).toHaveLength(count);
          expect(chart).toMatch(
            /<title id="[a-z]+-title">[^<]+<\/title>\s*<desc id="[a-z]+-desc">[^<]+<\/desc>/,
          );
        }
        expect(html).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 5 },
    );
  });

  it('tells for each night what was reported and what was replayed', () => {
    const rows =
      page.match(/<table class="nights">[\s\S]*?<\/table>/)?.[0].match(/<tbody>[\s\S]*<\/tbody>/)?.[0] ?? '';
    expect(rows.match(/<tr>/g)).toHaveLength(29);
    expect(rows).toContain(
      '<th scope="row">12 Dec 2024</th><td class="number">410</td><td class="number">41</td><td class="number">53</td><td class="number">5</td>',
    );
  });

  it('gives every table a caption', () => {
    expect(page.match(/<caption>/g)).toHaveLength(page.match(/<table/g)?.length ?? 0);
  });

  it('tells first what is wrong, when something is', () => {
    expect(page).not.toContain('What is wrong');
    const html = renderHtml(exampleReportWithDifferences('bed/one was given twice'));
    const order = [
      '1 of 9 checks found differences',
      'What is wrong',
      'bed/one was given twice',
      'The winter by night',
    ];
    const places = order.map((text) => html.indexOf(text));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('lets no text break out of its place', () => {
    for (const text of [
      '<script>alert(1)</script>',
      '" onload="alert(1)',
      "'><svg onload=x>",
      '</title></style>',
      '&lt;',
      '\u0000\u001b\u202e',
    ]) {
      const html = renderHtml(hostileReport(text));
      tagsOf(html);
      expect(html).not.toMatch(/<script|<svg onload|href="javascript:|[^\P{Cc}\n]|\u202e/u);
    }
    fc.assert(
      fc.property(anyText, (text) => {
        tagsOf(renderHtml(hostileReport(text)));
      }),
      { numRuns: 15 },
    );
  });
});
