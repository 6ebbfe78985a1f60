import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { countOf, largestPage } from '../../components/count.ts';
import { Figure } from '../../components/figure.tsx';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';
import { useTonightsCampaigns } from '../night/use-tonights-campaigns.ts';

const said = words({
  ar: {
    rounds: 'الجولات الميدانية',
    out: 'فرق في الشارع',
    visited: 'أماكن زارتها الفرق',
    missed: 'أماكن لم تزرها',
    toGo: 'أماكن لم تصلها بعد',
  },
  fr: {
    rounds: 'Maraudes',
    out: 'maraudes en cours',
    visited: 'lieux visités',
    missed: 'lieux manqués',
    toGo: 'lieux encore à voir',
  },
  en: {
    rounds: 'Street rounds',
    out: 'rounds out now',
    visited: 'places visited',
    missed: 'places missed',
    toGo: 'places still to see',
  },
});

/** Which places the teams have visited and missed tonight, by campaign. */
export function StreetFigures() {
  const campaigns = useTonightsCampaigns();
  return (
    <section class="stack">
      <h2>{said().rounds}</h2>
      <Answered of={campaigns}>
        {({ items }) => (
          <>
            {items.map(({ campaignId }) => (
              <OfCampaign key={campaignId} campaignId={campaignId} />
            ))}
          </>
        )}
      </Answered>
    </section>
  );
}

function OfCampaign({ campaignId }: { readonly campaignId: string }) {
  const rounds = useAnswer(
    intakeRoutes.listRounds,
    { params: { campaignId }, query: { night: tonight(), limit: largestPage } },
    ({ subject }) => subject.startsWith('street-round/'),
  );
  return (
    <Answered of={rounds}>
      {(page) => {
        const outcomes = page.items.flatMap((round) => round.outcomes);
        const isMore = page.next !== null;
        const toGo = page.items.flatMap(({ places, outcomes: known }) =>
          places.filter((place) => !known.some((one) => one.place === place)),
        );
        const visited = outcomes.filter(({ missedFor }) => missedFor === null).length;
        return (
          <dl class="figures">
            <Figure of={said().out} count={countOf(page, ({ ended }) => !ended)} />
            <Figure of={said().visited} count={{ items: visited, isMore }} />
            <Figure of={said().missed} count={{ items: outcomes.length - visited, isMore }} />
            <Figure of={said().toGo} count={{ items: toGo.length, isMore }} />
          </dl>
        );
      }}
    </Answered>
  );
}
