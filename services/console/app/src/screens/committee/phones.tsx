import type { phone } from '@iwaa/contracts/http/console';
import { arabicCount, englishCount, frenchCount } from '@iwaa/words/counted';
import { useEffect } from 'preact/hooks';
import type { z } from 'zod';
import { consoleRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Badge } from '../../components/badge.tsx';
import { Code } from '../../components/code.tsx';
import { Empty } from '../../components/empty.tsx';
import { now } from '../../components/now.ts';
import { Title } from '../../components/title.tsx';
import { away } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { isSilent, worstFirst } from './phones-in-order.ts';

const said = words({
  ar: {
    title: 'هواتف الفرق',
    none: 'لم يُسمع من أي هاتف منذ يومين. يُعلن الهاتف عن نفسه عندما يسجّل فريق دخوله.',
    team: 'الفريق',
    heard: 'آخر خبر منه',
    oldest: 'أقدم ما لم يُرسل',
    silent: 'صامت',
    sent: 'أُرسل كل شيء',
    unsent: (count: number) =>
      arabicCount(count, {
        zero: 'أُرسل كل شيء',
        one: 'تسجيل واحد لم يُرسل',
        two: 'تسجيلان لم يُرسلا',
        few: '# تسجيلات لم تُرسل',
        many: '# تسجيلًا لم تُرسل',
        other: '# تسجيل لم تُرسل',
      }),
    what: 'يُرسل ما فيه من تلقاء نفسه متى وجد شبكة. إن طال صمته فاتصل بالفريق.',
  },
  fr: {
    title: 'Téléphones des équipes',
    none: 'Aucun téléphone n’a donné de nouvelles depuis deux jours. Il en donne dès qu’une équipe se connecte.',
    team: 'Équipe',
    heard: 'Dernières nouvelles',
    oldest: 'Le plus ancien non envoyé',
    silent: 'Silencieux',
    sent: 'Tout est envoyé',
    unsent: (count: number) =>
      frenchCount(count, { one: '# note non envoyée', other: '# notes non envoyées' }),
    what: 'Il envoie tout seul ce qu’il garde dès qu’il a du réseau. S’il reste silencieux, appelez l’équipe.',
  },
  en: {
    title: "The teams' phones",
    none: 'No phone was heard of for two days. One tells of itself as soon as a team signs in.',
    team: 'Team',
    heard: 'Last heard of',
    oldest: 'Oldest unsent',
    silent: 'Silent',
    sent: 'Everything is sent',
    unsent: (count: number) => englishCount(count, { one: '# record not sent', other: '# records not sent' }),
    what: 'It sends what it keeps by itself when it finds a network. If it stays silent, call the team.',
  },
});
type Phone = z.output<typeof phone>;

/** The teams' phones: which are silent, and which keep what is not sent yet. */
export function Phones() {
  const phones = useAnswer(consoleRoutes.listPhones, { query: { limit: 200 } }, () => false);
  const minute = Math.floor(now.value / 60_000);
  useEffect(() => void phones.again(), [minute]);
  return (
    <>
      <Title>{said().title}</Title>
      <Answered of={phones}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{said().none}</Empty>
          ) : (
            <ul class="cards">
              {worstFirst(items).map((one) => (
                <PhoneCard key={`${one.phoneId} ${one.team}`} phone={one} />
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}

function PhoneCard({ phone: { phoneId, team, unsent, oldest, heardAt } }: { readonly phone: Phone }) {
  const silent = isSilent({ heardAt }, now.value);
  return (
    <li class="card">
      <div class="row apart">
        <h2>
          {said().team} <bdi>{team}</bdi>
        </h2>
        <div class="row">
          {silent && <Badge tone="bad">{said().silent}</Badge>}
          <Badge tone={unsent > 0 ? 'warn' : 'good'}>
            {unsent > 0 ? said().unsent(unsent) : said().sent}
          </Badge>
        </div>
      </div>
      <dl class="facts">
        <dt>{said().heard}</dt>
        <dd>{away(heardAt, now.value)}</dd>
        {oldest !== null && (
          <>
            <dt>{said().oldest}</dt>
            <dd>{away(oldest, now.value)}</dd>
          </>
        )}
      </dl>
      <p>
        <Code>{phoneId.slice(-6)}</Code>
      </p>
      {(silent || unsent > 0) && <p class="hint">{said().what}</p>}
    </li>
  );
}
