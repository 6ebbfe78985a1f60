import { ColdNight } from './cold-night.tsx';
import { useTonightsCampaigns } from './use-tonights-campaigns.ts';

/** Says of each campaign of whoever is signed in that tonight is a cold night, where it is one. */
export function ColdNights() {
  const campaigns = useTonightsCampaigns();
  return (
    <>
      {campaigns.answer?.items.map((campaign) => (
        <ColdNight key={campaign.campaignId} campaign={campaign} />
      ))}
    </>
  );
}
