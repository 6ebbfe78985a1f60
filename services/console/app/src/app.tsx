import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router } from 'preact-iso';
import { listen } from './api/changes.ts';
import { hasCodeWords, loadCodeWords } from './language/code-words.ts';
import { language } from './language/language.ts';
import { words } from './language/words.ts';
import { registerServiceWorker } from './new-version.ts';
import { isFor } from './screens/screen.ts';
import { screens } from './screens/screens.ts';
import { sessionState } from './session/session.ts';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';
import { Unreachable } from './unreachable.tsx';

const said = words({
  ar: { loading: 'جارٍ التحميل…', nothingHere: 'لا يوجد شيء في هذا العنوان، أو ليس لك أن تراه.' },
  fr: { loading: 'Chargement…', nothingHere: 'Il n’y a rien à cette adresse, ou vous n’y avez pas accès.' },
  en: { loading: 'Loading…', nothingHere: 'There is nothing at this address, or it is not yours to see.' },
});

effect(() => {
  void language.value;
  void loadCodeWords();
});

/** The app: a sign-in page for nobody, else the screens of whoever is signed in. */
export function App() {
  const state = sessionState.value;
  const isSomebody = state.kind === 'somebody';
  const isReady = state.kind !== 'asking' && hasCodeWords();
  useEffect(() => (isSomebody ? listen() : undefined), [isSomebody]);
  // What the phone keeps for the next time comes after what this time needs.
  useEffect(() => {
    if (isReady) registerServiceWorker();
  }, [isReady]);
  if (!isReady)
    return (
      <main class="waiting">
        <p role="status">{said().loading}</p>
      </main>
    );
  if (state.kind === 'unreachable') return <Unreachable />;
  if (state.kind === 'nobody') return <SignIn isUnreachable={false} />;
  const mine = screens.filter((screen) => isFor(state.who, screen));
  const [first] = mine;
  return (
    <LocationProvider>
      <Shell who={state.who} screens={mine}>
        <Router>
          {[
            ...(first ? [<Route key="/" path="/" component={first.component} />] : []),
            ...mine.map(({ path, component }) => <Route key={path} path={path} component={component} />),
            <Route
              key="default"
              default
              component={state.who.sendsOnly && first ? first.component : NothingHere}
            />,
          ]}
        </Router>
      </Shell>
    </LocationProvider>
  );
}

function NothingHere() {
  return <p class="empty">{said().nothingHere}</p>;
}
