import { type MissedPlace, missedPlaces } from '@iwaa/domain/missed-places';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { intakeRoutes } from '../../api/routes.ts';
import { Answered } from '../../components/answered.tsx';
import { Empty } from '../../components/empty.tsx';
import { words } from '../../language/words.ts';
import { items } from '../../outbox/items.ts';
import { who } from '../../session/session.ts';
import { tonight } from '../../session/tonight.ts';
import { useKeptAnswer } from '../../vault/use-kept-answer.ts';
import { ColdNight } from '../night/cold-night.tsx';
import { type TonightsRound, tonightsRound } from './tonights-round.ts';

const said = words({
  ar: {
    noCampaign: 'لا حملة الليلة في حسابك. اطلب من لجنة اليقظة أن تضيفها.',
    noTeam: 'لا يذكر حسابك أي فريق. اطلب من لجنة اليقظة أن تضيفه.',
    which: 'أي حملة؟',
  },
  fr: {
    noCampaign: 'Aucune campagne de votre compte n’a lieu cette nuit. Demandez au comité de l’ajouter.',
    noTeam: 'Votre compte ne nomme aucune équipe. Demandez au comité de l’ajouter.',
    which: 'Quelle campagne\u202f?',
  },
  en: {
    noCampaign: 'No campaign of your account runs tonight. Ask the committee to add it.',
    noTeam: 'Your account names no team. Ask the committee to add it.',
    which: 'Which campaign?',
  },
});

/** What a team needs to know of tonight in order to record something. */
export interface Tonight {
  readonly campaignId: string;
  readonly team: string;
  readonly night: string;
  /** The round that the team is on, if it is on one. */
  readonly round: TonightsRound | undefined;
  /** The round's planned places first, then those of the campaign's other rounds. */
  readonly places: readonly string[];
  /** What the team missed when it went out last; the round of tonight takes it over. */
  readonly handedOver: readonly MissedPlace[];
}

/** Finds tonight's campaign and round of whoever is signed in; also without a network, by what came last. */
export function WithTonight({ children }: { readonly children: (tonight: Tonight) => ComponentChildren }) {
  const night = tonight();
  const campaigns = useKeptAnswer(intakeRoutes.listCampaigns, { query: { night } }, ({ subject }) =>
    subject.startsWith('campaign/'),
  );
  const [chosen, setChosen] = useState<string>();
  const team = who.value?.team;
  if (!team) return <Empty>{said().noTeam}</Empty>;
  return (
    <Answered of={campaigns}>
      {({ items: found }) => {
        const mine = found.filter(({ ended }) => !ended);
        const campaign = mine.find((one) => one.campaignId === chosen) ?? mine[0];
        if (!campaign) return <Empty>{said().noCampaign}</Empty>;
        const { campaignId } = campaign;
        return (
          <>
            {mine.length > 1 && (
              <label>
                {said().which}
                <select value={campaignId} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
                  {mine.map((one) => (
                    <option key={one.campaignId} value={one.campaignId}>
                      {one.city}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <ColdNight campaign={campaign} />
            <OfCampaign key={campaignId} of={{ campaignId, team, night }}>
              {children}
            </OfCampaign>
          </>
        );
      }}
    </Answered>
  );
}

function OfCampaign({
  of,
  children,
}: {
  readonly of: Pick<Tonight, 'campaignId' | 'team' | 'night'>;
  readonly children: (tonight: Tonight) => ComponentChildren;
}) {
  const rounds = useKeptAnswer(
    intakeRoutes.listRounds,
    { params: { campaignId: of.campaignId }, query: { limit: 100 } },
    ({ subject }) => subject.startsWith('street-round/'),
  );
  return (
    <Answered of={rounds}>
      {({ items: known }) => {
        const round = tonightsRound(known, items.value, of);
        const others = known.flatMap(({ places }) => places);
        const recorded = items.value.flatMap(({ body: { place } }) =>
          typeof place === 'string' ? [place] : [],
        );
        const places = [...new Set([...(round?.places ?? []), ...recorded, ...others])];
        return children({ ...of, round, places, handedOver: missedPlaces(known, of) });
      }}
    </Answered>
  );
}
