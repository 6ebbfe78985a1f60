import { languages } from '@iwaa/contracts/vocabulary';
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
    const pages = languages.flatMap((language) => [
      renderHtml(exampleReport(), language),
      renderHtml(exampleReportWithDifferences('one', 'two'), language),
    ]);
    for (const html of pages) {
      expect(tagsOf(html).length).toBeGreaterThan(500);
      expect(new Set(ids(html)).size).toBe(ids(html).length);
      for (const [, labels = ''] of html.matchAll(/aria-labelledby="([^"]+)"/g)) {
        for (const label of labels.split(' ')) expect(ids(html)).toContain(label);
      }
    }
  });

  it('needs no file, font or script, and leads nowhere but to its other languages and by the links of the report', () => {
    const html = renderHtml(exampleReportWithDifferences('https://example.org/elsewhere'));
    const tags = tagsOf(html);
    expect(
      tags.filter(({ name }) => ['script', 'link', 'img', 'iframe', 'object', 'use', 'image'].includes(name)),
    ).toEqual([]);
    expect(html).not.toMatch(/url\(|@import|@font-face| src=| on[a-z]+=/);
    const leads = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url?.replaceAll('&amp;', '&'));
    expect(leads).toEqual([
      'report.ar.html',
      'report.fr.html',
      ...exampleReport().links.map(({ url }) => url),
    ]);
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
            /<title id="[a-zA-Z]+-title">[^<]+<\/title>\s*<desc id="[a-zA-Z]+-desc">[^<]+<\/desc>/,
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
      '1 of 20 checks found differences',
      'What is wrong',
      'bed/one was given twice',
      'The winter by night',
    ];
    const places = order.map((text) => html.indexOf(text));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('counts the cases that need attention apart from the deadlines that were missed, and says how they go together', () => {
    expect(page).toContain('<dt>deadlines missed</dt><dd>17</dd>');
    expect(page).toContain('<dt>cases that need attention at the end</dt><dd>5</dd>');
    expect(page).toMatch(/5 open cases need attention at the end, by why; a case with several reasons/);
    expect(page).toContain('an agency withdrew after accepting</th><td class="number">3</td>');
  });

  it('names the line of the beds there are, and what the numbers of HUD are', () => {
    expect(page).toMatch(/<text class="peak"[^>]*>33 beds there are<\/text>/);
    expect(page).toContain('HUD: the number of the nearest destination');
  });

  it("tells when the winter began by the campaign's clock", () => {
    const html = renderHtml({ ...exampleReport(), startedAt: '2025-11-24T18:02:11.000Z' });
    expect(html).toContain('Started Monday 24 November 2025, 19:02 (UTC+1).');
  });

  it('is in the language of the campaign, with the same figures in each', () => {
    const figures = (html: string): string[] =>
      [...html.matchAll(/<td class="number">(\d+)<\/td>/g)].map(([, figure = '']) => figure);
    for (const language of languages) {
      const html = renderHtml({ ...exampleReport(0.01), language });
      expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(figures(html)).toEqual(figures(renderHtml(exampleReport(0.01))));
      expect(html.match(/hreflang="(\w+)"/g)).toHaveLength(2);
    }
  });

  it('has in Arabic no text in another script but what is marked as such, and nothing placed left or right', () => {
    const report = { ...exampleReportWithDifferences('bed/one was given twice'), restarts: { kafka: 2 } };
    const html = renderHtml(report, 'ar')
      .replace(/<title>.*?<\/title>/, '')
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<bdi dir="ltr">[^<]*<\/bdi>/g, '')
      .replace(/<a [^>]*hreflang="(fr|en)"[^>]*>[^<]*<\/a>/g, '');
    expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/\p{Script=Latin}/u);
    const style = page.match(/<style>(.*?)<\/style>/s)?.[1] ?? '';
    expect(style).not.toMatch(/[^-]\b(left|right)\b|-(left|right):/);
  });

  it('draws in Arabic from the right what it draws from the left otherwise', () => {
    const bars = (html: string): { x: number; width: number }[] =>
      [...html.matchAll(/<rect class="bar" x="([\d.]+)%" width="([\d.]+)%"/g)].map(([, x, width]) => ({
        x: Number(x),
        width: Number(width),
      }));
    const [fromLeft, fromRight] = [bars(page), bars(renderHtml(exampleReport(), 'ar'))];
    expect(fromLeft.length).toBeGreaterThan(200);
    expect(fromRight).toHaveLength(fromLeft.length);
    for (const [index, { x, width }] of fromLeft.entries())
      expect(fromRight[index]?.x).toBeCloseTo(100 - x - width, 1);
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
