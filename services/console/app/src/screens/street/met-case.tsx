import { useLocation } from 'preact-iso';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { AskedAgencies } from './asked-agencies.tsx';
import { BedOfCase } from './bed-of-case.tsx';
import { Opened } from './opened.tsx';
import { WithPerson } from './with-person.tsx';

const said = words({
  ar: { caseCode: 'الملف', round: 'جولة الليلة' },
  fr: { caseCode: 'Dossier', round: 'La maraude de cette nuit' },
  en: { caseCode: 'Case', round: "Tonight's round" },
});

/** Where somebody stands whom another phone of the team recorded. */
export function MetCase({ params: { caseId = '' } }: { readonly params: Readonly<Record<string, string>> }) {
  const { query } = useLocation();
  const { person: personId } = query;
  return (
    <Opened>
      {() => (
        <div class="stack narrow">
          <Title>{`${said().caseCode} ${caseId}`}</Title>
          <BedOfCase caseId={caseId} label={caseId} isAsked={false} />
          <AskedAgencies caseId={caseId} needs={[]} />
          {personId && (
            <WithPerson of={{ personId, about: personId }} label={caseId} draft={`listening-${caseId}`} />
          )}
          <a class="button main" href="/round">
            {said().round}
          </a>
        </div>
      )}
    </Opened>
  );
}
