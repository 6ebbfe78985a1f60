import type { duplicates } from '@iwaa/contracts/http/duplicates';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { useFilters } from '../../components/filters.ts';
import { PagedList } from '../../components/paged-list.tsx';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { nightName, number } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { personLabels } from './person-labels.ts';
import { WhyFound } from './why-found.tsx';

type Pair = z.output<typeof duplicates>['items'][number];
type Side = Pair['persons'][number];

const said = words({
  ar: {
    title: 'هل هما شخص واحد؟',
    what: 'من سُجّلا مرتين على الأرجح. لا يُدمج أحد من تلقاء نفسه: أنتم من يحكم. وكل اطلاع يُسجَّل.',
    none: 'لا أحد يشبه غيره الآن.',
    caption: 'جنبا إلى جنب',
    one: 'شخص',
    other: 'شخص آخر',
    nameless: 'بلا اسم',
    case: 'الملف المفتوح',
    first: 'أول لقاء',
    last: 'آخر لقاء',
    whatMerge:
      'يستمر من له سرير، وإلا من يُعرف منذ مدة أطول. يُغلق الملف الآخر بوصفه مكررا، وينتهي ما فيه من سرير وتوجيهات ووساطة، وتُسجَّل حاجاته من جديد في الملف المستمر. ولا يمكن التراجع عن ذلك.',
    same: 'هما الشخص نفسه…',
    dialogTitle: 'دمج الاثنين',
    notSame: 'ليسا الشخص نفسه',
  },
  fr: {
    title: 'Une seule et même personne\u202f?',
    what: 'Des personnes sans doute notées deux fois. Rien n’est fusionné de soi-même\u202f: c’est vous qui jugez. Chaque consultation est enregistrée.',
    none: 'Personne ne ressemble à une autre en ce moment.',
    caption: 'Côte à côte',
    one: 'Une personne',
    other: 'Une autre',
    nameless: 'sans nom',
    case: 'Dossier ouvert',
    first: 'Première rencontre',
    last: 'Dernière rencontre',
    whatMerge:
      'Continue celle qui a un lit, sinon celle que l’on connaît depuis plus longtemps. L’autre dossier est clos comme doublon : son lit, ses orientations et sa médiation prennent fin, et ses besoins sont notés à nouveau dans celui qui continue. On ne peut pas revenir en arrière.',
    same: 'C’est la même…',
    dialogTitle: 'Réunir les deux',
    notSame: 'Ce n’est pas la même',
  },
  en: {
    title: 'One and the same person?',
    what: 'People who were likely recorded twice. Nobody is merged by itself: you judge. Each look is recorded.',
    none: 'Nobody is like another at the moment.',
    caption: 'Side by side',
    one: 'One person',
    other: 'Another',
    nameless: 'without a name',
    case: 'Open case',
    first: 'First met',
    last: 'Last met',
    whatMerge:
      'Whoever has a bed goes on, else whoever has been known for longer. The other case closes as a duplicate: its bed, referrals and mediation end, and its needs are stated again in the one that goes on. It can not be undone.',
    same: 'The same person…',
    dialogTitle: 'Make them one',
    notSame: 'Not the same person',
  },
});

/** Pairs of people who are likely one, side by side, for a person to judge. */
export function Duplicates() {
  const { filters } = useFilters();
  // What shows personal data is asked for when somebody comes or presses, and not with each fact.
  const asked = useAnswer(
    intakeRoutes.listDuplicates,
    { query: { limit: 10, after: filters.after } },
    () => false,
  );
  return (
    <>
      <Title>{said().title}</Title>
      <p class="hint">{said().what}</p>
      <PagedList of={asked} none={said().none}>
        {(pair) => <LikelyPair key={pair.duplicateId} of={pair} done={asked.again} />}
      </PagedList>
    </>
  );
}

function LikelyPair({ of, done }: { readonly of: Pair; readonly done: () => Promise<void> }) {
  const { duplicateId, reasons, persons } = of;
  const [isMerging, setMerging] = useState(false);
  const merging = useCommand(intakeRoutes.mergeDuplicate);
  const apart = useCommand(intakeRoutes.tellApart);
  const tellApart = async () => {
    if (await apart.send({ params: { duplicateId }, body: {} })) await done();
  };
  const [one, other] = persons;
  if (!one || !other) return null;
  return (
    <li class="card">
      <p class="sentence">
        <WhyFound reasons={reasons} isLikely={false} />
      </p>
      <SideBySide one={one} other={other} />
      <div class="row">
        <Button kind="main" press={() => setMerging(true)}>
          {said().same}
        </Button>
        <Button press={tellApart}>{said().notSame}</Button>
      </div>
      {apart.failure && <FailureNote failure={apart.failure} />}
      {isMerging && (
        <CommandDialog
          title={said().dialogTitle}
          label={said().dialogTitle}
          kind="danger"
          failure={merging.failure}
          send={() => merging.send({ params: { duplicateId }, body: {} })}
          done={done}
          close={() => setMerging(false)}
        >
          <p>{said().whatMerge}</p>
        </CommandDialog>
      )}
    </li>
  );
}

function SideBySide({ one, other }: { readonly one: Side; readonly other: Side }) {
  const labels = personLabels();
  const { ageGroups, sexes, unitKinds } = codeWords();
  const rows: readonly (readonly [string, (side: Side) => ComponentChildren])[] = [
    [labels.name, ({ identity: { name } }) => name && <bdi>{name}</bdi>],
    [labels.latinName, ({ identity: { latinName } }) => latinName && <bdi>{latinName}</bdi>],
    [labels.sex, ({ identity: { sex } }) => sex && sexes[sex]],
    [labels.bornOn, ({ identity: { bornOn } }) => bornOn && <bdi>{bornOn}</bdi>],
    [labels.bornIn, ({ identity: { bornIn } }) => bornIn && <bdi>{bornIn}</bdi>],
    [labels.telephone, ({ identity: { telephone } }) => telephone && <bdi dir="ltr">{telephone}</bdi>],
    [labels.age, ({ ageGroup }) => ageGroups[ageGroup]],
    [labels.unit, ({ unit }) => unitKinds[unit]],
    [labels.contacts, ({ contacts }) => number(contacts)],
    [said().first, ({ firstMet }) => nightName(firstMet.night)],
    [said().last, ({ lastMet }) => nightName(lastMet.night)],
    [said().case, ({ caseId }) => caseId !== null && <Code>{caseId}</Code>],
  ];
  return (
    <table class="side-by-side">
      <caption>{said().caption}</caption>
      <thead>
        <tr>
          <th scope="col">{labels.nickname}</th>
          <Head of={one} nameless={`${said().one}, ${said().nameless}`} />
          <Head of={other} nameless={`${said().other}, ${said().nameless}`} />
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, show]) => {
          const [left, right] = [show(one), show(other)];
          if (!left && !right) return null;
          return (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{left || '–'}</td>
              <td>{right || '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How somebody is called, which leads to all that is known of them. */
function Head({ of, nameless }: { readonly of: Side; readonly nameless: string }) {
  const { personId, identity } = of;
  return (
    <th scope="col">
      <a href={`/persons/${personId}`}>
        <bdi>{identity.nickname ?? identity.name ?? nameless}</bdi>
      </a>
    </th>
  );
}
