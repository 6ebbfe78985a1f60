import type { ConsentPurpose } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { words } from '../../language/words.ts';
import { record } from '../../outbox/items.ts';
import { ConsentTo } from '../person/consent-to.tsx';
import type { MetPerson } from './person-of.ts';

const said = words({
  ar: { title: 'موافقة', what: 'على ماذا يوافق؟', read: 'اقرأ بصوت عالٍ:', agrees: 'وافق الشخص' },
  fr: {
    title: 'Consentement',
    what: 'À quoi la personne consent-elle\u202f?',
    read: 'À lire à voix haute\u00a0:',
    agrees: 'La personne est d’accord',
  },
  en: {
    title: 'Consent',
    what: 'What does the person agree to?',
    read: 'Read aloud:',
    agrees: 'The person agrees',
  },
});

/** Records, also without a network, that somebody agrees to something after the words for it were read aloud. */
export function Agree({
  of,
  label,
  close,
}: {
  readonly of: MetPerson;
  readonly label: string;
  readonly close: () => void;
}) {
  const [purpose, setPurpose] = useState<ConsentPurpose>('referral');
  const { personId, about } = of;
  return (
    <Dialog title={said().title} close={close}>
      <div class="stack">
        <ConsentTo legend={said().what} read={said().read} purpose={purpose} change={setPurpose} />
        <Button
          kind="main"
          press={async () => {
            await record({ command: 'giveConsent', params: { personId }, body: { purpose }, about, label });
            close();
          }}
        >
          {said().agrees}
        </Button>
      </div>
    </Dialog>
  );
}
