import type { ConsentPurpose } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { intakeRoutes, referralRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { largestPage } from '../../components/count.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { words } from '../../language/words.ts';
import { whenClocksShow } from '../../session/wall-clock.ts';
import { ConsentTo } from './consent-to.tsx';

const said = words({
  ar: {
    title: 'تسجيل موافقة',
    read: 'اقرأ بصوت مسموع:',
    purpose: 'على ماذا يوافق؟',
    agency: 'مع من؟',
    any: 'أي مؤسسة شريكة',
    until: 'إلى متى؟ (اختياري)',
    give: 'وافق الشخص',
  },
  fr: {
    title: 'Noter un consentement',
    read: 'À lire à voix haute\u00a0:',
    purpose: 'À quoi consent la personne\u202f?',
    agency: 'Avec qui\u202f?',
    any: 'Tout organisme partenaire',
    until: 'Jusqu’à quand\u202f? (facultatif)',
    give: 'La personne est d’accord',
  },
  en: {
    title: 'Record a consent',
    read: 'Read aloud:',
    purpose: 'What does the person agree to?',
    agency: 'With whom?',
    any: 'Any partner agency',
    until: 'Until when? (optional)',
    give: 'The person agrees',
  },
});

/** Records what a person agrees to, with the words that are read aloud before. */
export function GiveConsent({
  personId,
  close,
  done,
}: {
  readonly personId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const [purpose, setPurpose] = useState<ConsentPurpose>('referral');
  const [agencyId, setAgency] = useState('');
  const [until, setUntil] = useState('');
  const agencies = useAnswer(referralRoutes.listAgencies, { query: { limit: largestPage } }, () => false);
  const give = useCommand(intakeRoutes.giveConsent);
  const send = () => {
    const body = {
      purpose,
      agencyId: purpose === 'referral' && agencyId !== '' ? agencyId : null,
      until: until === '' ? null : new Date(whenClocksShow(until)).toISOString(),
    };
    return give.send({ params: { personId }, body });
  };
  return (
    <CommandDialog
      title={said().title}
      label={said().give}
      failure={give.failure}
      send={send}
      done={done}
      close={close}
    >
      <ConsentTo legend={said().purpose} read={said().read} purpose={purpose} change={setPurpose} />
      {purpose === 'referral' && (
        <label>
          {said().agency}
          <select value={agencyId} onChange={({ currentTarget }) => setAgency(currentTarget.value)}>
            <option value="">{said().any}</option>
            {agencies.answer?.items.map((agency) => (
              <option key={agency.agencyId} value={agency.agencyId}>
                {agency.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {agencies.failure && <FailureNote failure={agencies.failure} again={agencies.again} isRetried />}
      <label>
        {said().until}
        <input
          type="datetime-local"
          value={until}
          onInput={({ currentTarget }) => setUntil(currentTarget.value)}
        />
      </label>
    </CommandDialog>
  );
}
