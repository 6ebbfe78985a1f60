import { computed, signal } from '@preact/signals';
import type { SessionAnswer, SignedIn } from '../../../src/session/signed-in.ts';
import { learnTime } from './right-now.ts';
import { keepClock } from './wall-clock.ts';

/** Who is signed in: not known yet, nobody, or somebody; `unreachable` where the console could not be asked. */
export type SessionState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'somebody'; readonly who: SignedIn; readonly isFromPhone?: true };

export const sessionState = signal<SessionState>({ kind: 'asking' });

/** Whoever is signed in; undefined while that is nobody. */
export const who = computed(() =>
  sessionState.value.kind === 'somebody' ? sessionState.value.who : undefined,
);

/** That somebody signed out here while the console could not be told. It says nothing of whom. */
const unfinished = 'iwaa-sign-out';

/** What has to be asked or done before somebody signs out; it gives whether they do. */
let beforeSignOut: () => Promise<boolean> = async () => true;

/** Sets what has to be asked or done before somebody signs out. */
export function onSignOut(before: () => Promise<boolean>): void {
  beforeSignOut = before;
}

/** Asks the console who is signed in. A page that was just made says it itself, once; one that a phone has kept does not. */
export async function askWho(): Promise<void> {
  try {
    if (localStorage.getItem(unfinished) !== null) return await endSession();
    const answer = saidByPage() ?? (await askConsole());
    if (!answer) return noAnswer();
    keepClock(answer.clock);
    if (answer.who) sessionState.value = { kind: 'somebody', who: answer.who };
    else signedOut();
  } catch {
    noAnswer();
  }
}

async function askConsole(): Promise<SessionAnswer | undefined> {
  const askedAt = Date.now();
  const answer = await fetch('/session');
  learnTime(answer, askedAt);
  return answer.ok ? ((await answer.json()) as SessionAnswer) : undefined;
}

function saidByPage(): SessionAnswer | undefined {
  const said = document.getElementById('session');
  said?.remove();
  return said ? (JSON.parse(said.textContent) as SessionAnswer) : undefined;
}

/** Who opened the app by what the phone keeps goes on with it. */
function noAnswer(): void {
  if (sessionState.value.kind !== 'somebody') sessionState.value = { kind: 'unreachable' };
}

window.addEventListener('online', () => {
  const { value } = sessionState;
  if (value.kind === 'unreachable' || (value.kind === 'somebody' && value.isFromPhone)) void askWho();
});

/** Somebody has opened what the phone keeps, while the console can not be asked who is signed in. */
export function openedFromPhone(owner: SignedIn): void {
  sessionState.value = { kind: 'somebody', who: owner, isFromPhone: true };
}

/** The console has said that nobody is signed in any more. */
function signedOut(): void {
  sessionState.value = { kind: 'nobody' };
}

/** Leads to the provider's page, and back to where the person is. */
export function signIn(language: string): void {
  const to = encodeURIComponent(location.pathname + location.search);
  location.assign(`/sign-in?language=${language}&to=${to}`);
}

/**
 * Ends the session here and at the provider. Without a network it is over on this device at once, and the console is told before
 * anything else when there is one.
 */
export async function signOut(): Promise<void> {
  if (!(await beforeSignOut())) return;
  localStorage.setItem(unfinished, '1');
  try {
    await endSession();
  } catch {
    sessionState.value = { kind: 'unreachable' };
  }
}

async function endSession(): Promise<void> {
  const answer = await fetch('/sign-out', { method: 'POST' });
  const { goTo } = (await answer.json()) as { goTo: string };
  localStorage.removeItem(unfinished);
  signedOut();
  location.assign(goTo);
}
