import type { Correction } from '@iwaa/contracts/http/corrections';
import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { largestPage } from '../../components/count.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, listed } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { personLabels } from './person-labels.ts';

const said = words({
  ar: { title: 'ما كان مسجّلا من قبل', none: 'لم يُصحَّح شيء.', nothing: 'لم يكن معروفا' },
  fr: {
    title: 'Ce qui était noté avant',
    none: 'Rien n’a été corrigé.',
    nothing: 'rien n’était connu',
  },
  en: { title: 'What was held before', none: 'Nothing was corrected.', nothing: 'nothing was known' },
});

/** What was held about a person before each correction, and who corrected it why. Each look is recorded. */
export function Corrections({ personId, close }: { readonly personId: string; readonly close: () => void }) {
  const asked = useAnswer(
    intakeRoutes.listCorrections,
    { params: { personId }, query: { limit: largestPage } },
    () => false,
  );
  return (
    <Dialog title={said().title} close={close}>
      <Answered of={asked}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{said().none}</Empty>}
            <ul class="plain-list">
              {items.map((correction) => (
                <CorrectionCard key={correction.correctionId} of={correction} />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Dialog>
  );
}

function CorrectionCard({ of: { at, by, reason, before, note } }: { readonly of: Correction }) {
  const { correctionReasons, roles } = codeWords();
  return (
    <li class="card">
      <h3>{capital(correctionReasons[reason])}</h3>
      <p class="hint">
        {dayAndHour(at)} · {roles[by.role]}
      </p>
      <dl class="facts">
        {valuesIn(before).map(([name, value]) => (
          <div key={name} class="row">
            <dt>{name}</dt>
            <dd>
              <bdi>{value ?? said().nothing}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {note !== null && (
        <p class="note-text">
          <bdi>{note}</bdi>
        </p>
      )}
    </li>
  );
}

/** What was held, each by its name and in words; null where nothing was known. */
function valuesIn({ identity, profile }: Correction['before']): [name: string, value: string | null][] {
  const [codes, names] = [codeWords(), personLabels()];
  const { sex, papers, languages, bornIn, ...texts } = identity;
  const { unit, ageGroup, withChildren, medicalConditionOrDisability, onStreetSince } = profile;
  const orNull = <Value,>(value: Value | null, words: (value: Value) => string) =>
    value === null ? null : words(value);
  const yesOrNo = (holds: boolean) => (holds ? names.yes : names.no);
  const values: [string, string | null | undefined][] = [
    ...(['nickname', 'name', 'latinName', 'bornOn', 'telephone', 'note'] as const).map(
      (field): [string, string | null | undefined] => [names[field], texts[field]],
    ),
    [names.bornIn, bornIn === undefined ? undefined : orNull(bornIn, String)],
    [names.sex, sex === undefined ? undefined : orNull(sex, (one) => codes.sexes[one])],
    [
      names.papers,
      papers === undefined
        ? undefined
        : orNull(papers, ({ kind, number }) => `${codes.paperKinds[kind]} ${number}`),
    ],
    [
      names.languages,
      languages === undefined
        ? undefined
        : orNull(languages, (all) => listed(all.map((one) => codes.spokenLanguages[one]))),
    ],
    [names.unit, unit && codes.unitKinds[unit]],
    [names.age, ageGroup && codes.ageGroups[ageGroup]],
    [names.children, withChildren === undefined ? undefined : yesOrNo(withChildren)],
    [
      names.medical,
      medicalConditionOrDisability === undefined ? undefined : yesOrNo(medicalConditionOrDisability),
    ],
    [names.since, onStreetSince],
  ];
  return values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
