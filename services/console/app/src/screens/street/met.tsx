import type { NeedKind } from '@iwaa/contracts/vocabulary';
import { Code } from '../../components/code.tsx';
import { Empty } from '../../components/empty.tsx';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { hour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { items } from '../../outbox/items.ts';
import type { Item } from '../../outbox/outbox.ts';
import { AskedAgencies } from './asked-agencies.tsx';
import { BedOfCase } from './bed-of-case.tsx';
import { HowItStands } from './how-it-stands.tsx';
import { Opened } from './opened.tsx';
import { personOf } from './person-of.ts';
import { placeName } from './places.ts';
import { WithPerson } from './with-person.tsx';

const said = words({
  ar: {
    gone: 'لا يوجد هذا اللقاء في هذا الهاتف.',
    met: 'لقاء',
    nameless: 'شخص بلا اسم',
    caseCode: 'الملف',
    bedLater: 'يُطلب السرير من مركز الإيواء عند وصول التسجيل. لا سرير محجوز بعد.',
    passedOn: 'فُتح ملف لدى المساعد الاجتماعي، وهو يتابعه:',
    next: 'لقاء آخر',
    round: 'جولة الليلة',
  },
  fr: {
    gone: 'Cette rencontre n’est pas dans ce téléphone.',
    met: 'Une rencontre',
    nameless: 'Quelqu’un sans nom',
    caseCode: 'Dossier',
    bedLater: 'Le lit sera demandé au centre dès que la note arrive. Aucun lit n’est encore réservé.',
    passedOn: 'Un dossier est ouvert chez l’assistant social, qui s’en occupe\u00a0:',
    next: 'Rencontrer quelqu’un d’autre',
    round: 'La maraude de cette nuit',
  },
  en: {
    gone: 'This contact is not on this phone.',
    met: 'A contact',
    nameless: 'Somebody without a name',
    caseCode: 'Case',
    bedLater: 'The shelter is asked for a bed as soon as the record arrives. No bed is held yet.',
    passedOn: 'A file is opened with the social worker, who sees to it:',
    next: 'Meet somebody else',
    round: "Tonight's round",
  },
});

/** What became of a contact, as it happens. */
export function Met({ params: { itemId } }: { readonly params: Readonly<Record<string, string>> }) {
  return (
    <Opened>
      {() => {
        const item = items.value.find(({ id }) => id === itemId);
        return (
          <div class="stack narrow">
            {item ? <Result item={item} /> : <Empty>{said().gone}</Empty>}
            <a class="button main" href="/meet">
              {said().next}
            </a>
            <a class="button" href="/round">
              {said().round}
            </a>
          </div>
        );
      }}
    </Opened>
  );
}

function Result({ item }: { readonly item: Item }) {
  const { label, body, recordedAt, standing } = item;
  const needs = body.needs as readonly NeedKind[];
  const person = standing.kind === 'refused' ? undefined : personOf(item, items.value);
  const caseId = standing.kind === 'taken' ? String(standing.answer.caseId) : undefined;
  const mediated = needs.filter((kind) => kind === 'social-mediation' || kind === 'family-mediation');
  return (
    <>
      <div>
        <Title windowName={said().met}>{label || said().nameless}</Title>
        <p>
          <bdi>{placeName(String(body.place))}</bdi> · {hour(String(body.happenedAt ?? recordedAt))}
        </p>
        {caseId !== undefined && (
          <p>
            {said().caseCode} <Code>{caseId}</Code>
          </p>
        )}
      </div>
      <HowItStands item={item} />
      {caseId !== undefined && (
        <BedOfCase caseId={caseId} label={label} isAsked={needs.includes('shelter')} />
      )}
      {standing.kind === 'waiting' && needs.includes('shelter') && <p class="note">{said().bedLater}</p>}
      {caseId !== undefined && <AskedAgencies caseId={caseId} needs={needs} />}
      {person && <WithPerson of={person} label={label} draft={`listening-${item.id}`} />}
      {standing.kind === 'taken' && mediated.length > 0 && (
        <div class="note">
          <p>{said().passedOn}</p>
          <ul>
            {mediated.map((kind) => (
              <li key={kind}>{codeWords().needKinds[kind]}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
