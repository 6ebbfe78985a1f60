import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isLive } from './api/changes.ts';
import { Badge } from './components/badge.tsx';
import { Button } from './components/button.tsx';
import { codeWords } from './language/code-words.ts';
import { language } from './language/language.ts';
import { words } from './language/words.ts';
import { LanguageChoice } from './language-choice.tsx';
import { newVersion, takeNewVersion } from './new-version.ts';
import type { Screen } from './screens/screen.ts';
import { type SessionState, signIn, signOut } from './session/session.ts';

const said = words({
  ar: {
    brand: 'إيواء',
    screens: 'الشاشات',
    skip: 'انتقل إلى المحتوى',
    signOut: 'تسجيل الخروج',
    signIn: 'تسجيل الدخول',
    live: 'متصل',
    away: 'غير متصل',
    newVersion: 'توجد نسخة أحدث من التطبيق. لن يضيع شيء مما سجّلته.',
    takeIt: 'استعمال النسخة الجديدة',
    theme: 'المظهر',
    sendsOnly: 'انتهت جلستك: يُرسل فقط ما سبق تسجيله. سجّل الدخول من جديد للمتابعة.',
  },
  fr: {
    brand: 'Iwaa',
    screens: 'Écrans',
    skip: 'Aller au contenu',
    signOut: 'Se déconnecter',
    signIn: 'Se connecter',
    live: 'En ligne',
    away: 'Hors ligne',
    newVersion: 'Une version plus récente est prête. Rien de ce que vous avez noté ne sera perdu.',
    takeIt: 'Passer à la nouvelle version',
    theme: 'Apparence',
    sendsOnly:
      'Votre session est terminée\u00a0: seul ce qui était déjà noté est envoyé. Reconnectez-vous pour continuer.',
  },
  en: {
    brand: 'Iwaa',
    screens: 'Screens',
    skip: 'Skip to the content',
    signOut: 'Sign out',
    signIn: 'Sign in',
    live: 'Online',
    away: 'Offline',
    newVersion: 'A newer version of the app is ready. Nothing that you recorded is lost.',
    takeIt: 'Use the new version',
    theme: 'Appearance',
    sendsOnly: 'Your session has ended: only what had been recorded is sent. Sign in again to go on.',
  },
});

/** What surrounds every screen: where one can go, who is signed in, whether changes are heard of. */
export function Shell({
  who,
  screens,
  children,
}: {
  readonly who: Extract<SessionState, { kind: 'somebody' }>['who'];
  readonly screens: readonly Screen[];
  readonly children: ComponentChildren;
}) {
  const { path } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(path);
  useEffect(() => {
    if (shownPath.current === path) return;
    shownPath.current = path;
    // Whoever has no pointer goes on in the screen that was opened, and not in the navigation.
    main.current?.focus({ preventScroll: true });
  }, [path]);
  const [first] = screens;
  const isHere = (screen: Screen) => path === screen.path || (path === '/' && screen === first);
  return (
    <div class="shell">
      <header>
        <a class="skip button" href="#content">
          {said().skip}
        </a>
        <div class="row">
          <span class="brand">{said().brand}</span>
          <Badge tone={isLive.value ? 'good' : 'warn'}>{isLive.value ? said().live : said().away}</Badge>
          <bdi>{who.nameIn?.[language.value] ?? who.name ?? codeWords().roles[who.role]}</bdi>
        </div>
        <nav aria-label={said().screens}>
          <ul>
            {screens.map(
              (screen) =>
                screen.name && (
                  <li key={screen.path}>
                    <a href={screen.path} aria-current={isHere(screen) ? 'page' : undefined}>
                      {screen.name()}
                    </a>
                  </li>
                ),
            )}
          </ul>
        </nav>
        <div class="row">
          <LanguageChoice />
          <Button press={signOut}>{said().signOut}</Button>
        </div>
      </header>
      <main id="content" tabIndex={-1} ref={main}>
        {newVersion.value && (
          <div class="note warn">
            <p>{said().newVersion}</p>
            <Button press={takeNewVersion}>{said().takeIt}</Button>
          </div>
        )}
        {who.sendsOnly && (
          <div class="note warn" role="status">
            <p>{said().sendsOnly}</p>
            <Button kind="main" press={() => signIn(language.value)}>
              {said().signIn}
            </Button>
          </div>
        )}
        {children}
      </main>
    </div>
  );
}
