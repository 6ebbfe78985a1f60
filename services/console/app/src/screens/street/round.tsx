import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { intakeRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { Title } from '../../components/title.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { hour, nightName } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { items, record } from '../../outbox/items.ts';
import { type Item, isOpen } from '../../outbox/outbox.ts';
import { tonight } from '../../session/tonight.ts';
import { useKeptAnswer } from '../../vault/use-kept-answer.ts';
import { OpenAlerts } from './open-alerts.tsx';
import { Opened } from './opened.tsx';
import { placeName } from './places.ts';
import { StandingBadge } from './standing-badge.tsx';
import { StartRound } from './start-round.tsx';
import { contactsOn, type TonightsRound } from './tonights-round.ts';
import { WithTonight } from './with-tonight.tsx';

const said = words({
  ar: {
    title: 'جولة الليلة',
    meet: 'التقينا شخصًا',
    met: 'من التقيناهم',
    none: 'لم يُسجَّل أي لقاء في هذه الجولة بعد.',
    nameless: 'شخص بلا اسم',
    byOthers: 'سجّله هاتف آخر',
    end: 'إنهاء الجولة',
    endedStill: 'ما لم يُرسل بعد سيصل وإن انتهت الجولة.',
    refused: 'رفض الخادم شيئًا مما سجّلته.',
    look: 'انظر لماذا',
  },
  fr: {
    title: 'La maraude de cette nuit',
    meet: 'Rencontrer quelqu’un',
    met: 'Personnes rencontrées',
    none: 'Aucune rencontre n’est encore notée sur cette maraude.',
    nameless: 'Quelqu’un sans nom',
    byOthers: 'noté par un autre téléphone',
    end: 'Terminer la maraude',
    endedStill: 'Ce qui n’est pas encore envoyé arrivera, même la maraude terminée.',
    refused: 'Le serveur a refusé quelque chose que vous avez noté.',
    look: 'Voir pourquoi',
  },
  en: {
    title: "Tonight's round",
    meet: 'Meet somebody',
    met: 'Who was met',
    none: 'No contact has been recorded on this round yet.',
    nameless: 'Somebody without a name',
    byOthers: 'recorded by another phone',
    end: 'End the round',
    endedStill: 'What is not sent yet will arrive, also when the round has ended.',
    refused: 'The server has refused something that you recorded.',
    look: 'See why',
  },
});

/** Tonight's round of a team: its places, who was met, and the next contact. */
export function Round() {
  return (
    <Opened>
      {() => (
        <>
          <div>
            <Title>{said().title}</Title>
            <p class="hint">{nightName(tonight())}</p>
          </div>
          {items.value.some(({ standing }) => standing.kind === 'refused') && (
            <div class="note failure" role="alert">
              <p>{said().refused}</p>
              <a class="button" href="/outbox">
                {said().look}
              </a>
            </div>
          )}
          <WithTonight>
            {(found) => (
              <>
                <OpenAlerts tonight={found} />
                {found.round ? <Running round={found.round} /> : <StartRound tonight={found} />}
              </>
            )}
          </WithTonight>
        </>
      )}
    </Opened>
  );
}

function Running({ round }: { readonly round: TonightsRound }) {
  const contacts = contactsOn(round, items.value);
  const places = useRoundPlaces();
  const end = async () => {
    await record({
      command: 'endRound',
      params: { roundId: round.roundId },
      body: {},
      about: round.key,
      label: '',
    });
  };
  return (
    <div class="stack">
      <a class="button main" href="/meet">
        {said().meet}
      </a>
      {places?.(round)}
      <section class="stack">
        <h2>{said().met}</h2>
        {typeof round.roundId === 'string' ? (
          <Met roundId={round.roundId} contacts={contacts} />
        ) : (
          <ContactList contacts={contacts} others={[]} />
        )}
      </section>
      <p class="hint">{contacts.some(isOpen) && said().endedStill}</p>
      <Button press={end}>{said().end}</Button>
    </div>
  );
}

/** The places come after the button by which somebody is met, so that a slow network holds that up by nothing. */
function useRoundPlaces(): ((round: TonightsRound) => ComponentChild) | undefined {
  const [shown, setShown] = useState<(round: TonightsRound) => ComponentChild>();
  useEffect(() => {
    void import('./round-places.tsx')
      .then(({ RoundPlaces }) => setShown(() => (round: TonightsRound) => <RoundPlaces round={round} />))
      .catch(() => undefined);
  }, []);
  return shown;
}

interface Met {
  readonly personId: string;
  readonly caseId: string;
}

function Met({ roundId, contacts }: { readonly roundId: string; readonly contacts: readonly Item[] }) {
  const met = useKeptAnswer(
    intakeRoutes.listMetPersons,
    { params: { roundId }, query: { limit: 200 } },
    ({ type }) => type === 'iwaa.intake.contact-recorded.v1',
  );
  const own = new Set(
    contacts.flatMap(({ standing }) => (standing.kind === 'taken' ? [standing.answer.personId] : [])),
  );
  return (
    <>
      {met.failure && <FailureNote failure={met.failure} again={met.again} isRetried />}
      {!met.answer && !met.failure && <Waiting />}
      {(met.answer || contacts.length > 0) && (
        <ContactList
          contacts={contacts}
          others={(met.answer?.items ?? []).filter(({ personId }) => !own.has(personId))}
        />
      )}
    </>
  );
}

function ContactList({
  contacts,
  others,
}: {
  readonly contacts: readonly Item[];
  readonly others: readonly Met[];
}) {
  if (contacts.length + others.length === 0) return <Empty>{said().none}</Empty>;
  return (
    <ul class="lines">
      {contacts.map(({ id, label, body, recordedAt, standing }) => (
        <li key={id}>
          <a class="line" href={`/met/${id}`}>
            <strong>
              <bdi>{label || said().nameless}</bdi>
            </strong>
            <span>
              <bdi>{placeName(String(body.place))}</bdi> · {hour(String(body.happenedAt ?? recordedAt))}
            </span>
            <StandingBadge standing={standing} />
          </a>
        </li>
      ))}
      {others.map(({ personId, caseId }) => (
        <li key={personId}>
          <a class="line" href={`/met-case/${caseId}?person=${personId}`}>
            <Code>{caseId}</Code>
            <span class="hint">{said().byOthers}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
