import type { alert } from '@iwaa/contracts/http/alerts';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { useTonightsCampaigns } from '../night/use-tonights-campaigns.ts';
import { AlertLines } from './alert-lines.tsx';
import { FollowByCode } from './follow-by-code.tsx';
import { RaiseAlert } from './raise-alert.tsx';
import { WithdrawAlert } from './withdraw-alert.tsx';

type Alert = z.output<typeof alert>;

const said = words({
  ar: {
    title: 'إشعارات من الخارج',
    noCampaign: 'لا حملة الليلة في حسابك.',
    none: 'لا إشعار ينتظر فريقًا.',
    raise: 'تسجيل إشعار…',
    follow: 'ماذا حدث لإشعار؟…',
    unanswered: 'لم يذهب أحد في الأجل',
    waiting: 'تنتظر فريقًا',
    withdraw: 'سحب الإشعار…',
  },
  fr: {
    title: 'Signalements',
    noCampaign: 'Aucune campagne de votre compte n’a lieu cette nuit.',
    none: 'Aucun signalement n’attend une équipe.',
    raise: 'Noter un signalement…',
    follow: 'Qu’est devenu un signalement\u202f?…',
    unanswered: 'Personne n’est allé voir à temps',
    waiting: 'En attente d’une équipe',
    withdraw: 'Retirer le signalement…',
  },
  en: {
    title: 'Alerts from outside',
    noCampaign: 'No campaign of your account runs tonight.',
    none: 'No alert waits for a team.',
    raise: 'Record an alert…',
    follow: 'What became of an alert…',
    unanswered: 'Nobody has looked in time',
    waiting: 'Waiting for a team',
    withdraw: 'Withdraw the alert…',
  },
});

/** What was seen outside and no team has looked at yet, those first that nobody answered in time, each with its remedy. */
export function Alerts() {
  const campaigns = useTonightsCampaigns();
  const [isFollowing, setFollowing] = useState(false);
  return (
    <>
      <Title>{said().title}</Title>
      <Button press={() => setFollowing(true)}>{said().follow}</Button>
      {isFollowing && <FollowByCode close={() => setFollowing(false)} />}
      <Answered of={campaigns}>
        {({ items }) => {
          const running = items.filter(({ ended }) => !ended);
          if (running.length === 0) return <Empty>{said().noCampaign}</Empty>;
          return running.map(({ campaignId, city }) => (
            <OfCampaign key={campaignId} campaignId={campaignId} city={city} />
          ));
        }}
      </Answered>
    </>
  );
}

function OfCampaign({ campaignId, city }: { readonly campaignId: string; readonly city: string }) {
  const [isRaising, setRaising] = useState(false);
  const open = useAnswer(
    intakeRoutes.listAlerts,
    { params: { campaignId }, query: { open: 'true', limit: 200 } },
    ({ subject }) => subject.startsWith('alert/'),
  );
  return (
    <section class="stack">
      <h2>
        <bdi>{city}</bdi> <bdi>{campaignId}</bdi>
      </h2>
      <Button kind="main" name={`${said().raise} ${campaignId}`} press={() => setRaising(true)}>
        {said().raise}
      </Button>
      {isRaising && <RaiseAlert campaignId={campaignId} done={open.again} close={() => setRaising(false)} />}
      <Answered of={open}>
        {({ items }) => {
          if (items.length === 0) return <Empty>{said().none}</Empty>;
          const unanswered = items.filter(({ escalated }) => escalated);
          const waiting = items.filter(({ escalated }) => !escalated);
          return (
            <>
              <List heading={said().unanswered} of={unanswered} done={open.again} />
              <List heading={said().waiting} of={waiting} done={open.again} />
            </>
          );
        }}
      </Answered>
    </section>
  );
}

interface Listed {
  readonly done: () => Promise<void>;
}

function List({ heading, of, done }: Listed & { readonly heading: string; readonly of: readonly Alert[] }) {
  if (of.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul class="plain-list">
        {of.map((one) => (
          <OneAlert key={one.alertId} of={one} done={done} />
        ))}
      </ul>
    </>
  );
}

function OneAlert({ of, done }: Listed & { readonly of: Alert }) {
  const [isAsking, setAsking] = useState(false);
  const { alertId, source, escalated } = of;
  const { alertSources, alertAttentionReasons } = codeWords();
  return (
    <li class="card">
      <AlertLines of={of} />
      <p class="hint">{alertSources[source]}</p>
      {escalated && <p>{alertAttentionReasons['alert-unanswered'].remedy}</p>}
      <Button name={`${said().withdraw} ${alertId}`} press={() => setAsking(true)}>
        {said().withdraw}
      </Button>
      {isAsking && <WithdrawAlert alertId={alertId} done={done} close={() => setAsking(false)} />}
    </li>
  );
}
