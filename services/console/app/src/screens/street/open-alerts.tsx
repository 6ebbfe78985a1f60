import type { alert } from '@iwaa/contracts/http/alerts';
import { type LookResult, lookResults } from '@iwaa/contracts/vocabulary';
import type { z } from 'zod';
import { intakeRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { items, record } from '../../outbox/items.ts';
import { useKeptAnswer } from '../../vault/use-kept-answer.ts';
import { AlertLines } from '../alerts/alert-lines.tsx';
import { lookAt } from './look-at.ts';
import { placeName } from './places.ts';
import { StandingBadge } from './standing-badge.tsx';
import type { Tonight } from './with-tonight.tsx';

type Alert = z.output<typeof alert>;

const said = words({
  ar: {
    heading: 'إشعارات تنتظر فريقًا',
    startFirst: 'ابدأ جولة لتسجيل ما وجدته.',
    found: 'التقينا شخصًا',
    'already-known': 'شخص نعرفه',
    'not-found': 'لا أحد هناك',
  },
  fr: {
    heading: 'Signalements à voir',
    startFirst: 'Commencez une maraude pour noter ce que vous y trouvez.',
    found: 'Quelqu’un rencontré',
    'already-known': 'Quelqu’un de déjà connu',
    'not-found': 'Personne sur place',
  },
  en: {
    heading: 'Alerts to look at',
    startFirst: 'Start a round to record what you find.',
    found: 'Met somebody',
    'already-known': 'Somebody we know',
    'not-found': 'Nobody there',
  },
});

/** The alerts that a team of the campaign still has to look at, each answered by one press, also without a network. */
export function OpenAlerts({ tonight: { campaignId, round } }: { readonly tonight: Tonight }) {
  const open = useKeptAnswer(
    intakeRoutes.listAlerts,
    { params: { campaignId }, query: { open: 'true', limit: 100 } },
    ({ subject }) => subject.startsWith('alert/'),
  );
  const alerts = open.answer?.items ?? [];
  // That there is none is no news on a phone; that they can not be asked for is said at the top of the page.
  if (alerts.length === 0) return null;
  return (
    <section class="stack">
      <h2>{said().heading}</h2>
      {!round && <p class="hint">{said().startFirst}</p>}
      <ul class="plain-list">
        {alerts.map((one) => (
          <OpenAlert key={one.alertId} alert={one} round={round} />
        ))}
      </ul>
    </section>
  );
}

function OpenAlert({ alert, round }: { readonly alert: Alert; readonly round: Tonight['round'] }) {
  const { alertId, place } = alert;
  const look = round && lookAt(alertId, round, items.value);
  const answer = async (result: LookResult) => {
    if (!round) return;
    await record({
      command: 'recordLook',
      params: { alertId },
      body: { roundId: round.roundId, result },
      about: alertId,
      label: placeName(place),
    });
  };
  return (
    <li class="card">
      <AlertLines of={alert} />
      {look && (
        <div class="row">
          <span>{codeWords().lookResults[look.result]}</span>
          <StandingBadge standing={look.standing} />
        </div>
      )}
      {round && !look && (
        <div class="row">
          {lookResults.map((result) => (
            <Button key={result} name={`${said()[result]} ${alertId}`} press={() => answer(result)}>
              {said()[result]}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
