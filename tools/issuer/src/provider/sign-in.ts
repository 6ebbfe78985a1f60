import type { IncomingMessage } from 'node:http';
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { readPeople } from '../people/people-file.ts';
import { localeOf } from './locale-of.ts';
import { escapeHtml, renderPage } from './page.ts';
import { signInPage } from './sign-in-page.ts';
import { words } from './words.ts';

const folder = '/sign-in/';
const longestForm = 1_000;

/** The path of the page on which one sign-in is done. */
export function signInPath(uid: string): string {
  return `${folder}${uid}`;
}

/**
 * Shows the people who may sign in, and takes who was pressed. Only the browser in which the sign-in began is answered: it
 * has the library's cookie of it.
 */
export async function signIn(provider: Provider, home: string, ctx: KoaContextWithOIDC): Promise<void> {
  try {
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    const locale = localeOf(ctx, interaction.params.ui_locales);
    const people = (await readPeople(home)) ?? [];
    if (ctx.method !== 'POST') {
      ctx.type = 'html';
      ctx.body = signInPage(locale, people);
      return;
    }
    const subject = (await readForm(ctx.req)).get('subject');
    if (!people.some((person) => person.subject === subject)) return refuse(ctx, 400, 'notAPerson');
    if (interaction.session && interaction.session.accountId !== subject)
      await endSession(provider, interaction, interaction.session.uid);
    const login = { accountId: subject ?? '' };
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login }));
    ctx.status = 303;
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    refuse(ctx, 400, 'expired');
  }
}

/**
 * Ends the session that somebody else had in this browser. The library would do so by a page that sends itself by a script.
 */
async function endSession(provider: Provider, interaction: Interaction, uid: string): Promise<void> {
  await (await provider.Session.findByUid(uid))?.destroy();
  interaction.session = undefined;
  await interaction.persist();
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** Whether a path is that of a sign-in page. */
export function isSignIn(path: string): boolean {
  return path.startsWith(folder);
}

function refuse(ctx: KoaContextWithOIDC, status: number, why: 'expired' | 'notAPerson'): void {
  const locale = localeOf(ctx);
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = renderPage(locale, words[locale].refusedTitle, `<p>${escapeHtml(words[locale][why])}</p>`);
}

/** The fields of a small form; a longer one is read as if it had none. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > longestForm) return new URLSearchParams();
  }
  return new URLSearchParams(text);
}
