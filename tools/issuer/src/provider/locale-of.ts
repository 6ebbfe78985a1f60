import type { KoaContextWithOIDC } from 'oidc-provider';
import { type Locale, localeAmong, locales } from './words.ts';

/**
 * The language of a page: that chosen on it, else that which the client asked for (`ui_locales`), else the browser's, else
 * Arabic.
 * @param uiLocales the client's wish where the request itself does not carry it.
 */
export function localeOf(
  ctx: Pick<KoaContextWithOIDC, 'query' | 'acceptsLanguages'>,
  uiLocales: unknown = ctx.query.ui_locales,
): Locale {
  const chosen = [ctx.query.lang, uiLocales].map((wish) =>
    typeof wish === 'string' ? localeAmong(wish) : undefined,
  );
  return chosen.find((locale) => locale !== undefined) ?? localeAmong(ofBrowser(ctx)) ?? locales[0];
}

function ofBrowser(ctx: Pick<KoaContextWithOIDC, 'acceptsLanguages'>): string | undefined {
  return ctx.acceptsLanguages([...locales]) || undefined;
}
