import { escapeHtml, renderPage } from './page.ts';
import { type Locale, words } from './words.ts';

/** Sends the form when the client has shown whose session it ends; without scripts the button does. */
export const sendsItself = `document.getElementById('op.logoutForm').submit();`;

/**
 * The page that ends the session. It sends itself where the client has named the session; anybody else's link has to be
 * confirmed by a press.
 * @param form the library's form, with what it needs to recognise the answer.
 */
export function signOutPage(locale: Locale, form: string, named: boolean): string {
  const { signOutTitle, signOutQuestion, signOut } = words[locale];
  const body = `<p>${escapeHtml(signOutQuestion)}</p>
${form}
<input form="op.logoutForm" type="hidden" name="logout" value="yes">
<button form="op.logoutForm">${escapeHtml(signOut)}</button>`;
  return renderPage(locale, signOutTitle, named ? `${body}\n<script>${sendsItself}</script>` : body);
}

/** Where the session has ended and no client is to be gone back to. */
export function signedOutPage(locale: Locale): string {
  const { signOutTitle, signedOut } = words[locale];
  return renderPage(locale, signOutTitle, `<p>${escapeHtml(signedOut)}</p>`);
}
