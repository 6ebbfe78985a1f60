import { createHash } from 'node:crypto';
import { type Locale, words } from './words.ts';

const style = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-inline-size: 32rem; padding: 1rem; }
h1 { font-size: 1.5rem; margin-block: 0.5rem; }
h2, h3 { font-size: 1rem; margin-block: 1.25rem 0.5rem; }
h2 { font-size: 1.25rem; }
.notice { border-inline-start: 0.375rem solid #b3261e; padding-inline-start: 0.75rem; }
.notice strong { display: block; }
nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
nav a { color: inherit; display: inline-block; min-inline-size: 3rem; padding-block: 0.625rem; }
button {
  background: transparent; border: 0.125rem solid currentcolor; border-radius: 0.5rem; color: inherit; cursor: pointer;
  display: block; font: inherit; inline-size: 100%; margin-block: 0.5rem; min-block-size: 3.5rem; padding: 0.5rem 0.75rem;
  text-align: start; overflow-wrap: anywhere;
}
button:hover, button:focus-visible { background: color-mix(in srgb, currentcolor 12%, transparent); }
:focus-visible { outline: 0.1875rem solid #0b57d0; outline-offset: 0.125rem; }
small { display: block; }
code { direction: ltr; display: block; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { :focus-visible { outline-color: #a8c7fa; } .notice { border-color: #f2b8b5; } }
`;

/** The text as it stands in HTML, also within an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A whole page, with what marks it as the development issuer's. `body` is HTML. */
export function renderPage(locale: Locale, title: string, body: string): string {
  const { development, notice } = words[locale];
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="notice"><strong>${escapeHtml(development)}</strong>${escapeHtml(notice)}</p>
${body}
</main>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * What a browser may do with the pages: nothing but show them, and send their forms here, from where a redirect leads to the
 * console. The library adds the hash of its own script to the pages of its own that have one.
 * @param script a page's own script, allowed by its hash.
 */
export function contentSecurityPolicy(consoleUrl: string, script?: string): string {
  return [
    `default-src 'none'`,
    `style-src ${hashOf(style)}`,
    `script-src ${script === undefined ? '' : hashOf(script)}`,
    `form-action 'self' ${new URL(consoleUrl).origin}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join(';');
}
