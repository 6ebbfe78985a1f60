import type { Kit, ServiceParts } from '@iwaa/service-kit/service';
import { createAnswersConsumer } from './answers-consumer.ts';
import { createAskForNeed } from './asking/ask-for-need.ts';
import { onAgencyRegistered } from './reactions/on-agency-registered.ts';
import { onCampaignDeclared } from './reactions/on-campaign-declared.ts';
import { onCaseClosed } from './reactions/on-case-closed.ts';
import { onConsentGiven } from './reactions/on-consent-given.ts';
import { onConsentWithdrawn } from './reactions/on-consent-withdrawn.ts';
import { onNeedDeclined } from './reactions/on-need-declined.ts';
import { onNeedIdentified } from './reactions/on-need-identified.ts';
import { onReferralAnswered } from './reactions/on-referral-answered.ts';
import { onReferralCancelled } from './reactions/on-referral-cancelled.ts';
import { onReferralRejected } from './reactions/on-referral-rejected.ts';
import { agencyRoutes } from './routes/agency-routes.ts';
import { referralRoutes } from './routes/referral-routes.ts';
import { createAgencies } from './store/agencies.ts';
import { createCampaigns } from './store/campaigns.ts';
import { createCases } from './store/cases.ts';
import { createReferrals } from './store/referrals.ts';

/** Puts the referral service together. */
export function assemble(kit: Kit): ServiceParts {
  const namespace = kit.config.IWAA_NAMESPACE;
  const referrals = createReferrals(kit.aggregates, namespace);
  const agencies = createAgencies(kit.aggregates);
  const campaigns = createCampaigns(kit.database);
  const cases = createCases(kit.database);
  const askForNeed = createAskForNeed({ referrals, agencies, campaigns, cases, clock: kit.clock });
  const answers = createAnswersConsumer(kit, agencies, onReferralAnswered(referrals, namespace, kit.log));

  return {
    description:
      'Agencies and the referrals that they are asked for: a closed loop from the request to its end.',
    routes: [agencyRoutes(agencies), referralRoutes(referrals, askForNeed, kit.clock)],
    reactions: [
      onCampaignDeclared(campaigns),
      onNeedIdentified(askForNeed),
      onNeedDeclined(referrals, cases),
      onConsentGiven(askForNeed, cases),
      onConsentWithdrawn(referrals, cases),
      onCaseClosed(referrals, cases),
      onReferralRejected(askForNeed, referrals),
      onReferralCancelled(askForNeed, referrals),
      onAgencyRegistered(answers.refreshTopics),
    ],
    background: [answers],
  };
}
