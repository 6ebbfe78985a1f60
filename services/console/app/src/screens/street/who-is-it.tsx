import type { foundPersons } from '@iwaa/contracts/http/intake';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { call } from '../../api/call.ts';
import { type Failure, failureOf } from '../../api/failure.ts';
import { intakeRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { codeWords } from '../../language/code-words.ts';
import { nightName } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { items } from '../../outbox/items.ts';
import { WhyFound } from '../person/why-found.tsx';
import { type ContactForm, type MetBefore, metBeforeIn } from './contact-form.ts';
import { placeName } from './places.ts';

const said = words({
  ar: {
    nickname: 'بماذا يُنادى؟ (إن أراد أن يقول)',
    before: 'سجّله هذا الهاتف من قبل؟',
    look: 'هل التقيناه من قبل؟',
    found: 'من التقيناهم من قبل',
    none: 'لم يُعثر على أحد كهذا. سجّله شخصًا جديدًا؛ إن كان معروفًا فسيُقترح الملفّان معًا.',
    more: 'هناك غيرهم: اكتب جزءًا من الاسم.',
    lastMet: 'آخر لقاء',
    nameless: 'شخص بلا اسم',
    metBefore: 'التقيناه من قبل:',
    isNew: 'بل شخص جديد',
    offline: 'بلا شبكة لا يُعرف إلا من سجّله هذا الهاتف. سجّله شخصًا جديدًا إن لم تجده.',
  },
  fr: {
    nickname: 'Comment l’appelle-t-on\u202f? (si la personne veut le dire)',
    before: 'Déjà notée par ce téléphone\u202f?',
    look: 'Déjà rencontrée\u202f?',
    found: 'Déjà rencontrées',
    none: 'Personne de tel n’a été trouvé. Notez quelqu’un de nouveau\u202f; un doublon probable sera proposé.',
    more: 'Il y en a d’autres\u00a0: écrivez une partie du nom.',
    lastMet: 'vue le',
    nameless: 'Quelqu’un sans nom',
    metBefore: 'Déjà rencontrée\u00a0:',
    isNew: 'Non, c’est quelqu’un d’autre',
    offline:
      'Sans réseau, seuls ceux que ce téléphone a notés sont connus. Sinon, notez quelqu’un de nouveau.',
  },
  en: {
    nickname: 'What are they called? (if they want to say)',
    before: 'Recorded by this phone before?',
    look: 'Seen before?',
    found: 'Met before',
    none: 'Nobody like this was found. Record somebody new; a likely duplicate will be suggested.',
    more: 'There are more: type a part of the name.',
    lastMet: 'last met',
    nameless: 'Somebody without a name',
    metBefore: 'Met before:',
    isNew: 'No, somebody new',
    offline:
      'Without a network only those are known whom this phone has recorded. Record somebody new where it has not.',
  },
});
type Found = z.output<typeof foundPersons>;
const mostShown = 6;

/** Whom a team meets: somebody new, by what they are called, or somebody met before. */
export function WhoIsIt({
  campaignId,
  form,
  change,
}: {
  readonly campaignId: string;
  readonly form: ContactForm;
  readonly change: (part: Partial<ContactForm>) => void;
}) {
  if (form.metBefore)
    return (
      <div class="card">
        <p>
          {said().metBefore} <bdi>{form.metBefore.label || said().nameless}</bdi>
        </p>
        <Button press={() => change({ metBefore: null })}>{said().isNew}</Button>
      </div>
    );
  const choose = (metBefore: MetBefore) => change({ metBefore });
  const typed = form.nickname.trim().toLowerCase();
  const own = metBeforeIn(items.value)
    .filter(({ label }) => typed === '' || label.toLowerCase().includes(typed))
    .slice(0, mostShown);
  return (
    <>
      <label>
        {said().nickname}
        <input
          maxLength={80}
          autoComplete="off"
          value={form.nickname}
          onInput={({ currentTarget }) => change({ nickname: currentTarget.value })}
        />
      </label>
      {own.length > 0 && (
        <fieldset>
          <legend>{said().before}</legend>
          <div class="choices">
            {own.map((one) => (
              <Button key={one.about} press={() => choose(one)}>
                <bdi>{one.label || said().nameless}</bdi>
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      <SeenBefore
        campaignId={campaignId}
        calledBy={form.nickname.trim()}
        place={form.place}
        choose={choose}
      />
    </>
  );
}

/** Asks who was met before, by the name in any spelling, else at the place on the last nights; only by a press, because each look is recorded. */
function SeenBefore({
  campaignId,
  calledBy,
  place,
  choose,
}: {
  readonly campaignId: string;
  readonly calledBy: string;
  readonly place: string;
  readonly choose: (metBefore: MetBefore) => void;
}) {
  const [found, setFound] = useState<Found>();
  const [failure, setFailure] = useState<Failure>();
  const look = async () => {
    setFound(undefined);
    setFailure(undefined);
    const body = calledBy !== '' ? { calledBy } : place !== '' ? { place } : {};
    try {
      const answer = await call(intakeRoutes.searchPersons, { params: { campaignId }, body });
      setFound(() => answer);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return (
    <>
      <Button press={look}>{said().look}</Button>
      {failure &&
        (failure.kind === 'no-network' ? (
          <p class="note warn" role="status">
            {said().offline}
          </p>
        ) : (
          <FailureNote failure={failure} again={look} />
        ))}
      {found && found.items.length === 0 && (
        <p class="note" role="status">
          {said().none}
        </p>
      )}
      {found && found.items.length > 0 && (
        <fieldset>
          <legend>{said().found}</legend>
          <ul class="lines">
            {found.items.map(({ personId, calledBy: name, ageGroup, unit, lastMet, reasons, isLikely }) => (
              <li key={personId}>
                <button
                  type="button"
                  class="line"
                  onClick={() => choose({ personId, about: personId, label: name ?? '' })}
                >
                  <strong>
                    <bdi>{name ?? said().nameless}</bdi>
                  </strong>
                  <span>
                    {codeWords().unitKinds[unit]} · {codeWords().ageGroups[ageGroup]}
                  </span>
                  <span>
                    {said().lastMet} {nightName(lastMet.night)} · <bdi>{placeName(lastMet.place)}</bdi>
                  </span>
                  <WhyFound reasons={reasons} isLikely={isLikely} />
                </button>
              </li>
            ))}
          </ul>
          {found.more && <p class="hint">{said().more}</p>}
        </fieldset>
      )}
    </>
  );
}
