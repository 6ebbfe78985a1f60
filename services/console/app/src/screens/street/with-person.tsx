import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { hour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { items } from '../../outbox/items.ts';
import { Agree } from './agree.tsx';
import { HowItStands } from './how-it-stands.tsx';
import { Listen } from './listen.tsx';
import { type MetPerson, recordedLater } from './person-of.ts';
import { TakeBack } from './take-back.tsx';

const said = words({
  ar: {
    title: 'مع هذا الشخص',
    listen: 'جلسة استماع…',
    agree: 'موافقة…',
    takeBack: 'سحب موافقة…',
    recordListeningSession: 'جلسة استماع',
    giveConsent: 'موافقة',
    withdrawConsent: 'سحب موافقة',
  },
  fr: {
    title: 'Avec cette personne',
    listen: 'Séance d’écoute…',
    agree: 'Consentement…',
    takeBack: 'Retirer un consentement…',
    recordListeningSession: 'Séance d’écoute',
    giveConsent: 'Consentement',
    withdrawConsent: 'Consentement retiré',
  },
  en: {
    title: 'With this person',
    listen: 'Listening session…',
    agree: 'Consent…',
    takeBack: 'Take a consent back…',
    recordListeningSession: 'Listening session',
    giveConsent: 'Consent',
    withdrawConsent: 'Consent taken back',
  },
});

/** What a team records of somebody after the contact: that it listened, and what the person agrees to or takes back. */
export function WithPerson({
  of,
  label,
  draft,
}: {
  readonly of: MetPerson;
  readonly label: string;
  /** What the phone keeps by, until it is recorded, what is being written. */
  readonly draft: string;
}) {
  const [open, setOpen] = useState<'listen' | 'agree' | 'takeBack'>();
  const close = () => setOpen(undefined);
  const shared = { of, label, close };
  const recorded = recordedLater(of.about, items.value);
  return (
    <section class="stack">
      <h2>{said().title}</h2>
      <div class="row">
        {(['listen', 'agree', 'takeBack'] as const).map((one) => (
          <Button key={one} press={() => setOpen(one)}>
            {said()[one]}
          </Button>
        ))}
      </div>
      {recorded.length > 0 && (
        <ul class="lines">
          {recorded.map((item) => (
            <li key={item.id} class="card">
              <div class="row apart">
                <strong>{said()[item.command as 'giveConsent']}</strong>
                <span>{hour(item.recordedAt)}</span>
              </div>
              <HowItStands item={item} />
            </li>
          ))}
        </ul>
      )}
      {open === 'listen' && <Listen {...shared} draft={draft} />}
      {open === 'agree' && <Agree {...shared} />}
      {open === 'takeBack' && <TakeBack {...shared} />}
    </section>
  );
}
