import { Button } from './components/button.tsx';
import { language } from './language/language.ts';
import { words } from './language/words.ts';
import { LanguageChoice } from './language-choice.tsx';
import { askWho, signIn } from './session/session.ts';

const said = words({
  ar: {
    title: 'إيواء',
    what: 'من الشارع إلى سرير، إلى الرعاية، إلى الأسرة.',
    signIn: 'تسجيل الدخول',
    again: 'لم يكتمل تسجيل الدخول. ابدأ من جديد من هنا.',
    unknown: 'حسابك موجود، لكن ليس له دور في إيواء. اطلب من اللجنة أن تمنحك دورًا.',
    unreachable: 'لا توجد شبكة، أو لا يجيب الخادم.',
    tryAgain: 'إعادة المحاولة',
  },
  fr: {
    title: 'Iwaa',
    what: 'De la rue au lit, aux soins, à la famille.',
    signIn: 'Se connecter',
    again: 'La connexion n’a pas abouti. Recommencez d’ici.',
    unknown: 'Votre compte existe, mais n’a aucun rôle dans Iwaa. Demandez-en un au comité.',
    unreachable: 'Pas de réseau, ou le serveur ne répond pas.',
    tryAgain: 'Réessayer',
  },
  en: {
    title: 'Iwaa',
    what: 'From the street to a bed, to care, to the family.',
    signIn: 'Sign in',
    again: 'The sign-in was not completed. Begin again from here.',
    unknown: 'Your account exists and has no role in Iwaa. Ask the committee for one.',
    unreachable: 'There is no network, or the server does not answer.',
    tryAgain: 'Try again',
  },
});

/** What somebody sees who is not signed in. */
export function SignIn({ isUnreachable }: { readonly isUnreachable: boolean }) {
  const why = new URLSearchParams(location.search).get('sign-in');
  return (
    <main class="sign-in">
      <img src="/icon.svg" alt="" width="96" height="96" />
      <h1>{said().title}</h1>
      <p>{said().what}</p>
      {why === 'again' && <p class="note warn">{said().again}</p>}
      {why === 'unknown' && <p class="note warn">{said().unknown}</p>}
      {isUnreachable ? (
        <>
          <p class="note failure" role="alert">
            {said().unreachable}
          </p>
          <Button kind="main" press={askWho}>
            {said().tryAgain}
          </Button>
        </>
      ) : (
        <Button kind="main" press={() => signIn(language.value)}>
          {said().signIn}
        </Button>
      )}
      <LanguageChoice />
    </main>
  );
}
