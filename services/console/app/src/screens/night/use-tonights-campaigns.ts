import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { tonight } from '../../session/tonight.ts';

/** The campaigns of whoever is signed in that run tonight. */
export function useTonightsCampaigns() {
  return useAnswer(intakeRoutes.listCampaigns, { query: { night: tonight() } }, ({ subject }) =>
    subject.startsWith('campaign/'),
  );
}
