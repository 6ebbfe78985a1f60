import type { CaseView } from '@iwaa/contracts/http/casework';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { AskAgency } from './ask-agency.tsx';
import { remediesFor, remediesOf } from './remedies.ts';

const said = words({
  ar: {
    agency: 'سؤال مؤسسة أخرى…',
    person: 'صفحة الشخص',
    whatHappened: 'أين التُقي به آخر مرة',
    mediation: 'ملف الوساطة والزيارات',
    board: 'الأسرّة الليلة',
    platform: 'حالة المنصة',
  },
  fr: {
    agency: 'Solliciter un autre organisme…',
    person: 'Page de la personne',
    whatHappened: 'Où la personne a été vue en dernier',
    mediation: 'La médiation et les visites',
    board: 'Les lits de cette nuit',
    platform: 'État de la plateforme',
  },
  en: {
    agency: 'Ask another agency…',
    person: 'The person',
    whatHappened: 'Where the person was met last',
    mediation: 'The mediation and its visits',
    board: "Tonight's beds",
    platform: "The platform's state",
  },
});

/** What can be done about a case that needs attention, one press each; more time stands at the deadlines. */
export function RemedyRow({ of, done }: { readonly of: CaseView; readonly done: () => Promise<void> }) {
  const { caseId, attention } = of;
  const [isAsking, setAsking] = useState(false);
  const links = remediesOf(attention).flatMap(
    (remedy): readonly (readonly [href: string, label: string])[] => {
      switch (remedy) {
        case 'more-time':
        case 'another-agency':
          return [];
        case 'person':
          return may('person.read')
            ? [[`/cases/${caseId}/person`, said().person]]
            : [[`/cases/${caseId}#timeline`, said().whatHappened]];
        case 'mediation':
          return [[`/cases/${caseId}#mediation`, said().mediation]];
        case 'board':
          return may('bed.read') ? [['/tonight', said().board]] : [];
        case 'platform':
          return may('platform.read') ? [['/platform', said().platform]] : [];
        default:
          return remedy satisfies never;
      }
    },
  );
  const forReferral = attention.filter((reason) => remediesFor[reason].includes('another-agency'));
  // Who only waits for a bed wants another shelter.
  const wanted = forReferral.every((reason) => reason === 'waiting-too-long') ? 'shelter' : undefined;
  const asksAgency = remediesOf(attention).includes('another-agency') && may('referral.ask-another');
  if (links.length === 0 && !asksAgency) return null;
  return (
    <>
      <div class="row">
        {asksAgency && (
          <Button kind="main" name={`${said().agency} ${caseId}`} press={() => setAsking(true)}>
            {said().agency}
          </Button>
        )}
        {links.map(([href, label]) => (
          <a key={href} class="button" href={href} aria-label={`${label} ${caseId}`}>
            {label}
          </a>
        ))}
      </div>
      {isAsking && <AskAgency caseId={caseId} service={wanted} close={() => setAsking(false)} done={done} />}
    </>
  );
}
