import type { PersonAnswer } from '@iwaa/contracts/http/intake';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { Title } from '../../components/title.tsx';
import { label } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { CaseMediation } from '../case/case-mediation.tsx';
import { CaseReferrals } from '../case/case-referrals.tsx';
import { PlaceOfCase } from '../case/place-of-case.tsx';
import { Timeline } from '../case/timeline.tsx';
import { Consents } from './consents.tsx';
import { CorrectPerson } from './correct-person.tsx';
import { Corrections } from './corrections.tsx';
import { ListeningSession } from './listening-session.tsx';
import { Notes } from './notes.tsx';
import { WhoItIs } from './who-it-is.tsx';

const said = words({
  ar: {
    person: 'صفحة الشخص',
    nameless: 'شخص بلا اسم',
    recorded: 'يُسجَّل كل اطلاع على هذه الصفحة.',
    case: 'الملف',
    closed: 'ملفه مغلق؛ يُفتح ملف جديد عند أول لقاء.',
    earlier: 'ملفات سابقة',
    goesOn: 'يستمر باسم شخص آخر',
    also: 'مسجّل أيضا باسم آخر',
    listen: 'تسجيل جلسة استماع…',
    correct: 'تصحيح…',
    before: 'ما كان مسجّلا من قبل…',
    report: 'ما يحق للشخص معرفته',
  },
  fr: {
    person: 'Page de la personne',
    nameless: 'Quelqu’un sans nom',
    recorded: 'Chaque consultation de cette page est enregistrée.',
    case: 'Dossier',
    closed: 'Son dossier est clos\u202f; un nouveau s’ouvre à la prochaine rencontre.',
    earlier: 'Dossiers précédents',
    goesOn: 'Continue comme une autre personne',
    also: 'Notée aussi comme une autre',
    listen: 'Noter une séance d’écoute…',
    correct: 'Corriger…',
    before: 'Ce qui était noté avant…',
    report: 'Ce que la personne a le droit de savoir',
  },
  en: {
    person: 'The person',
    nameless: 'Somebody without a name',
    recorded: 'Each look at this page is recorded.',
    case: 'Case',
    closed: 'The case is closed; a new one is opened at the next contact.',
    earlier: 'Earlier cases',
    goesOn: 'Goes on as another person',
    also: 'Also recorded as another',
    listen: 'Record a listening session…',
    correct: 'Correct…',
    before: 'What was held before…',
    report: 'What the person has a right to know',
  },
});

/** Everything that a social worker may know of a person, and what can be done with the person now. */
export function PersonView({
  of,
  again,
}: {
  readonly of: PersonAnswer;
  readonly again: () => Promise<void>;
}) {
  const { identity, caseId, previousCaseIds, mergedInto } = of;
  const [opened, setOpened] = useState<'listen' | 'correct' | 'before'>();
  const close = () => setOpened(undefined);
  return (
    <>
      <Title windowName={said().person}>{identity.nickname ?? identity.name ?? said().nameless}</Title>
      <p class="hint">{said().recorded}</p>
      <WhoItIs of={of} />
      <div class="row">
        {may('person.correct') && <Button press={() => setOpened('correct')}>{said().correct}</Button>}
        {may('person.read-accesses') && (
          <a class="button" href={`/persons/${of.personId}/report`}>
            {said().report}
          </a>
        )}
        {may('person.read-corrections') && <Button press={() => setOpened('before')}>{said().before}</Button>}
      </div>
      <SameAs of={of} />
      {caseId === null && mergedInto === null && <p class="note">{said().closed}</p>}
      {caseId !== null && (
        <div class="row">
          <a class="button" href={`/cases/${caseId}`}>
            {said().case} <Code>{caseId}</Code>
          </a>
          <Button kind="main" press={() => setOpened('listen')}>
            {said().listen}
          </Button>
        </div>
      )}
      {previousCaseIds.length > 0 && (
        <p class="row">
          {label(said().earlier)}{' '}
          {previousCaseIds.map((id) => (
            <a key={id} href={`/cases/${id}`}>
              <Code>{id}</Code>
            </a>
          ))}
        </p>
      )}
      <Consents of={of} again={again} />
      <Notes of={of} />
      {caseId !== null && (
        <>
          <PlaceOfCase caseId={caseId} />
          <CaseReferrals caseId={caseId} />
          <CaseMediation caseId={caseId} />
          <Timeline caseId={caseId} />
        </>
      )}
      {opened === 'listen' && <ListeningSession personId={of.personId} close={close} done={again} />}
      {opened === 'correct' && <CorrectPerson of={of} close={close} done={again} />}
      {opened === 'before' && <Corrections personId={of.personId} close={close} />}
    </>
  );
}

/** The other records of the same person, where it was recorded twice. */
function SameAs({ of: { mergedInto, merged } }: { readonly of: PersonAnswer }) {
  const others = [
    ...(mergedInto === null ? [] : [[mergedInto, said().goesOn] as const]),
    ...merged.map((personId) => [personId, said().also] as const),
  ];
  if (others.length === 0) return null;
  return (
    <p class="row">
      {others.map(([personId, name]) => (
        <a key={personId} class="button" href={`/persons/${personId}`}>
          {name}
        </a>
      ))}
    </p>
  );
}
