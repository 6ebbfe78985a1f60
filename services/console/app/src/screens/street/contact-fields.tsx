import {
  ageGroups,
  aidKinds,
  consentPurposes,
  needKinds,
  shelterDeclineReasons,
  unitKinds,
} from '@iwaa/contracts/vocabulary';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../components/button.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { SomeOf } from '../../components/some-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { listed } from '../../language/format.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';
import { items, putAway, record } from '../../outbox/items.ts';
import { rightNow } from '../../session/right-now.ts';
import { useDraft } from '../../vault/use-draft.ts';
import { consentSentences } from '../person/consent-sentences.ts';
import { contactOf, emptyForm, formOf, type Missing } from './contact-form.ts';
import { placeName, placeOf } from './places.ts';
import type { TonightsRound } from './tonights-round.ts';
import { WhenMet } from './when-met.tsx';
import { WhoIsIt } from './who-is-it.tsx';

const said = words({
  ar: {
    unit: 'أي جناح يناسب؟',
    ageGroup: 'العمر',
    more: 'يُراعى أيضًا',
    withChildren: 'مع أطفال',
    condition: 'حالة صحية أو إعاقة صرّح بها',
    place: 'أين؟',
    anotherPlace: 'مكان آخر',
    otherPlace: 'اسم المكان (بحروف لاتينية)',
    aid: 'ما قُدِّم الآن',
    needs: 'ما يحتاج إليه',
    declined: 'ما لا يريده (لا يكلفه ذلك شيئًا)',
    why: 'لماذا لا يريد سريرًا؟ (إن قال ذلك)',
    consents: 'اقرأ بصوت عالٍ، وعلّم ما يوافق عليه',
    note: 'ملاحظة (تبقى مشفّرة)',
    record: 'تسجيل اللقاء',
    missing: 'لم يُملأ بعد:',
    'missing-unit': 'الجناح',
    'missing-ageGroup': 'العمر',
    'missing-place': 'المكان',
  },
  fr: {
    unit: 'Quelle unité convient\u202f?',
    ageGroup: 'Âge',
    more: 'À savoir aussi',
    withChildren: 'avec des enfants',
    condition: 'maladie ou handicap déclaré',
    place: 'Où\u202f?',
    anotherPlace: 'un autre lieu',
    otherPlace: 'Nom du lieu',
    aid: 'Ce qui a été donné',
    needs: 'Ce dont la personne a besoin',
    declined: 'Ce qu’elle ne veut pas (cela ne lui coûte rien)',
    why: 'Pourquoi pas de lit\u202f? (si elle le dit)',
    consents: 'À lire à voix haute\u202f; cochez ce que la personne accepte',
    note: 'Une note (elle reste chiffrée)',
    record: 'Noter la rencontre',
    missing: 'Il manque encore\u00a0:',
    'missing-unit': 'l’unité',
    'missing-ageGroup': 'l’âge',
    'missing-place': 'le lieu',
  },
  en: {
    unit: 'Which unit suits?',
    ageGroup: 'Age',
    more: 'Also to be known',
    withChildren: 'with children',
    condition: 'a stated medical condition or disability',
    place: 'Where?',
    anotherPlace: 'another place',
    otherPlace: 'Name of the place',
    aid: 'What was given now',
    needs: 'What the person needs',
    declined: 'What the person does not want (it costs them nothing)',
    why: 'Why no bed? (if they say so)',
    consents: 'Read aloud, and tick what the person agrees to',
    note: 'A note (it stays encrypted)',
    record: 'Record the contact',
    missing: 'Still to be filled in:',
    'missing-unit': 'the unit',
    'missing-ageGroup': 'the age',
    'missing-place': 'the place',
  },
});

/** More are found by typing. */
const mostPlaces = 12;

/** What a team fills in about a contact, on a round that runs. */
export function ContactFields({
  campaignId,
  round,
  places,
}: {
  readonly campaignId: string;
  readonly round: TonightsRound;
  readonly places: readonly string[];
}) {
  const { query, route } = useLocation();
  const draft = useDraft('contact', emptyForm);
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const isRead = draft !== undefined;
  useEffect(() => {
    const refused = items.value.find(({ id }) => id === query.correct);
    if (refused && draft && draft.content.corrects !== refused.id) draft.change(formOf(refused));
  }, [isRead, query.correct]);
  if (!draft) return null;
  const { content: form, change } = draft;
  // The one that was chosen is among them, however many there are.
  const shown = [...new Set([...(form.place === '' ? [] : [form.place]), ...places])].slice(0, mostPlaces);
  const isTyped = form.place === '' || places.length === 0;
  const place = isTyped ? placeOf(form.otherPlace) : form.place;

  const send = async () => {
    const contact = contactOf(form, place, new Date(rightNow()).toISOString());
    if ('missing' in contact) {
      setMissing(contact.missing);
      return;
    }
    const { metBefore, corrects } = form;
    const refused = items.value.find(({ id }) => id === corrects);
    const item = await record({
      command: 'recordContact',
      params: { roundId: round.roundId },
      body: contact.body,
      label: metBefore?.label ?? form.nickname.trim(),
      ...(metBefore ? { about: metBefore.about } : {}),
      ...(refused ? { corrects: refused.id } : {}),
    });
    if (!item) return;
    if (refused) await putAway(refused);
    // Where the next one is met is most often where the last one was.
    await draft.clear();
    change({ place: place ?? '' });
    route(`/met/${item.id}`);
  };
  const {
    needKinds: needWords,
    unitKinds: unitWords,
    ageGroups: ageWords,
    aidKinds: aidWords,
    shelterDeclineReasons: declineWords,
  } = codeWords();
  return (
    <div class="stack narrow">
      <WhoIsIt campaignId={campaignId} form={form} change={change} />
      {!form.metBefore && (
        <>
          <OneOf
            legend={said().unit}
            options={inWords(unitKinds, unitWords)}
            value={form.unit ?? undefined}
            change={(unit) => change({ unit })}
          />
          <OneOf
            legend={said().ageGroup}
            options={inWords(ageGroups, ageWords)}
            value={form.ageGroup ?? undefined}
            change={(ageGroup) => change({ ageGroup })}
          />
          <SomeOf
            legend={said().more}
            options={[
              ['withChildren', said().withChildren],
              ['medicalConditionOrDisability', said().condition],
            ]}
            values={(['withChildren', 'medicalConditionOrDisability'] as const).filter((one) => form[one])}
            change={(values) =>
              change({
                withChildren: values.includes('withChildren'),
                medicalConditionOrDisability: values.includes('medicalConditionOrDisability'),
              })
            }
          />
        </>
      )}
      {places.length > 0 && (
        <OneOf
          legend={said().place}
          options={[...shown.map((one) => [one, placeName(one)] as const), ['', said().anotherPlace]]}
          value={form.place}
          change={(chosen) => change({ place: chosen })}
        />
      )}
      {isTyped && (
        <label>
          {said().otherPlace}
          <input
            dir="ltr"
            value={form.otherPlace}
            onInput={({ currentTarget }) => change({ otherPlace: currentTarget.value })}
          />
        </label>
      )}
      <WhenMet happenedAt={form.happenedAt} change={(happenedAt) => change({ happenedAt })} />
      <SomeOf
        legend={said().aid}
        options={inWords(aidKinds, aidWords)}
        values={form.aidGiven}
        change={(aidGiven) => change({ aidGiven })}
      />
      <SomeOf
        legend={said().needs}
        options={inWords(needKinds, needWords)}
        values={form.needs}
        change={(needs) => change({ needs })}
      />
      <SomeOf
        legend={said().declined}
        options={inWords(
          needKinds.filter((kind) => !form.needs.includes(kind)),
          needWords,
        )}
        values={form.declined}
        change={(declined) => change({ declined })}
      />
      {form.declined.includes('shelter') && !form.needs.includes('shelter') && (
        <OneOf
          legend={said().why}
          options={inWords(shelterDeclineReasons, declineWords)}
          value={form.shelterDeclinedFor ?? undefined}
          change={(shelterDeclinedFor) => change({ shelterDeclinedFor })}
        />
      )}
      <SomeOf
        legend={said().consents}
        options={inWords(consentPurposes, consentSentences())}
        values={form.consents}
        change={(consents) => change({ consents })}
        areSentences
      />
      <label>
        {said().note}
        <textarea
          rows={3}
          maxLength={2000}
          value={form.note}
          onInput={({ currentTarget }) => change({ note: currentTarget.value })}
        />
      </label>
      {missing.length > 0 && (
        <p class="note failure" role="alert">
          {said().missing} {listed(missing.map((one) => said()[`missing-${one}`]))}
        </p>
      )}
      <Button kind="main" press={send}>
        {said().record}
      </Button>
    </div>
  );
}
