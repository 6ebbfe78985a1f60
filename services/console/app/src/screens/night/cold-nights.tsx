import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { tonight } from '../../session/tonight.ts';
import { ColdNight } from './cold-night.tsx';

/** Says of each campaign of whoever is signed in that tonight is a cold night, where it is one. */
export function ColdNights() {
  const campaigns = useAnswer(intakeRoutes.listCampaigns, { query: { night: tonight() } }, ({ subject }) =>
    subject.startsWith('campaign/'),
  );
  return (
    <>
      {campaigns.answer?.items.map((campaign) => (
        <ColdNight key={campaign.campaignId} campaign={campaign} />
      ))}
    </>
  );
}
