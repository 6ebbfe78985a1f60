import type { PersonAnswer } from '@iwaa/contracts/http/intake';
import { useState } from 'preact/hooks';
import { intakeRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../components/command.ts';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { useAgencyNames } from '../case/agency-names.ts';
import { GiveConsent } from './give-consent.tsx';

const said = words({
  ar: {
    title: 'الموافقات السارية',
    none: 'لم يوافق الشخص على مشاركة أي شيء؛ لا تُسأل أي مؤسسة عنه.',
    any: 'مع أي مؤسسة',
    until: 'حتى',
    withdraw: 'سحب الموافقة',
    give: 'تسجيل موافقة…',
  },
  fr: {
    title: 'Consentements en vigueur',
    none: 'La personne n’a consenti à aucun partage\u202f; aucun organisme n’est sollicité pour elle.',
    any: 'tout organisme',
    until: 'jusqu’à',
    withdraw: 'Retirer le consentement',
    give: 'Noter un consentement…',
  },
  en: {
    title: 'Consents in force',
    none: 'The person has agreed to share nothing; no agency is asked for them.',
    any: 'any agency',
    until: 'until',
    withdraw: 'Withdraw the consent',
    give: 'Record a consent…',
  },
});

/** What a person agrees may be shared; each is taken back by one press, and given in words that are read aloud. */
export function Consents({ of, again }: { readonly of: PersonAnswer; readonly again: () => Promise<void> }) {
  const { personId, caseId, consents } = of;
  const [isGiving, setGiving] = useState(false);
  const withdraw = useCommand(intakeRoutes.withdrawConsent);
  const agencyName = useAgencyNames();
  return (
    <section class="stack">
      <h2>{said().title}</h2>
      {consents.length === 0 && <Empty>{said().none}</Empty>}
      <ul class="plain-list">
        {consents.map(({ consentId, purpose, agencyId, until }) => (
          <li key={consentId} class="card">
            <h3>{capital(codeWords().consentPurposes[purpose])}</h3>
            {purpose === 'referral' && <p>{agencyId === null ? said().any : agencyName(agencyId)}</p>}
            {until !== null && (
              <p>
                {said().until} {dayAndHour(until)}
              </p>
            )}
            <Button
              kind="danger"
              press={async () => {
                if (await withdraw.send({ params: { personId, consentId }, body: {} })) await again();
              }}
            >
              {said().withdraw}
            </Button>
          </li>
        ))}
      </ul>
      {withdraw.failure && <FailureNote failure={withdraw.failure} />}
      {caseId !== null && (
        <div class="row">
          <Button press={() => setGiving(true)}>{said().give}</Button>
        </div>
      )}
      {isGiving && <GiveConsent personId={personId} close={() => setGiving(false)} done={again} />}
    </section>
  );
}
