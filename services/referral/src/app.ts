import { referralRoutes as contract } from '@iwaa/contracts/routes/referral';
import { campaignReactions } from '@iwaa/service-kit/campaigns/campaign-reactions';
import { createKnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import { createKnownProvinces } from '@iwaa/service-kit/campaigns/known-provinces';
import { onProvinceDeclared } from '@iwaa/service-kit/campaigns/on-province-declared';
import { serve } from '@iwaa/service-kit/http/handlers';
import type { Kit, ServiceParts } from '@iwaa/service-kit/service';
import { answersConsumer, responses } from './answers-consumer.ts';
import { onAgencyLeft } from './reactions/on-agency-left.ts';
import { onAgencyRegistered } from './reactions/on-agency-registered.ts';
import { onCaseClosed } from './reactions/on-case-closed.ts';
import { onConsentGiven } from './reactions/on-consent-given.ts';
import { onConsentWithdrawn } from './reactions/on-consent-withdrawn.ts';
import { onContactRecorded } from './reactions/on-contact-recorded.ts';
import { onNeedDeclined } from './reactions/on-need-declined.ts';
import { onNeedIdentified } from './reactions/on-need-identified.ts';
import { onPersonCorrected } from './reactions/on-person-corrected.ts';
import { onReferralAnswered } from './reactions/on-referral-answered.ts';
import { onReferralCancelled } from './reactions/on-referral-cancelled.ts';
import { onReferralFailed } from './reactions/on-referral-failed.ts';
import { onReferralNotPlaced } from './reactions/on-referral-not-placed.ts';
import { onReferralRejected } from './reactions/on-referral-rejected.ts';
import { createReceipts } from './receipts.ts';
import { agencyRoutes } from './routes/agency-routes.ts';
import { askedAgenciesRoute } from './routes/asked-agencies-route.ts';
import { needsRoute } from './routes/needs-route.ts';
import { referralRoutes } from './routes/referral-routes.ts';
import { createAgencies } from './store/agencies.ts';
import { createCases } from './store/cases.ts';
import { createReferrals } from './store/referrals.ts';
import { createAskAnother } from './use-cases/ask-another.ts';
import { createAskByHand } from './use-cases/ask-by-hand.ts';
import { createAskForCovered } from './use-cases/ask-for-covered.ts';
import { createAskForNeed } from './use-cases/ask-for-need.ts';
import { createEndUnconsented } from './use-cases/end-unconsented.ts';
import { createFindNeedAtHand } from './use-cases/need-at-hand.ts';
import { createPutAsideReceipts } from './use-cases/put-aside-receipts.ts';
import { createTakeAnswer } from './use-cases/take-answer.ts';

/** Puts the referral service together. */
export function assemble(kit: Kit): ServiceParts {
  const namespace = kit.config.IWAA_NAMESPACE;
  const referrals = createReferrals(kit.aggregates, namespace);
  const agencies = createAgencies(kit.aggregates, kit.clock);
  const campaigns = createKnownCampaigns(kit.database);
  const provinces = createKnownProvinces(kit.database);
  const cases = createCases(kit.database);
  const findNeedAtHand = createFindNeedAtHand({ referrals, agencies, campaigns, cases });
  const askForNeed = createAskForNeed({ findNeedAtHand, referrals, agencies, cases, clock: kit.clock });
  const askForCovered = createAskForCovered(askForNeed, cases);
  const takeAnswer = createTakeAnswer(referrals, cases, kit.clock);
  const askByHand = createAskByHand({ askForNeed, referrals, clock: kit.clock });
  const askAnother = createAskAnother({ findNeedAtHand, askByHand, referrals, clock: kit.clock });
  const endUnconsented = createEndUnconsented(referrals, cases, kit.clock);
  const receipts = createReceipts(kit, namespace);
  const onAnswer = onReferralAnswered(takeAnswer, receipts, namespace);
  const putAside = createPutAsideReceipts(receipts, namespace);

  return {
    description:
      'Agencies and the referrals that they are asked for: a closed loop from the request to its end.',
    routes: serve(contract, {
      ...agencyRoutes(provinces, agencies, kit.clock),
      ...askedAgenciesRoute(cases, referrals, agencies),
      ...needsRoute(cases, referrals),
      ...referralRoutes({ referrals, askByHand, askAnother, takeAnswer, endUnconsented }),
    }),
    provincesOf: campaigns.provincesOf,
    reactions: [
      ...campaignReactions(campaigns),
      onProvinceDeclared(provinces),
      onContactRecorded(cases),
      onNeedIdentified(askForNeed, cases),
      onNeedDeclined(referrals, cases),
      onConsentGiven(askForNeed, cases),
      onConsentWithdrawn(referrals, cases, kit.clock),
      onCaseClosed(referrals, cases),
      onReferralRejected(askForNeed, referrals),
      onReferralCancelled(askForNeed, askForCovered, referrals),
      onReferralFailed(askForCovered, referrals),
      onReferralNotPlaced(askForCovered),
      onAgencyRegistered(() => kit.refreshTopics(responses)),
      ...onAgencyLeft(referrals, () => kit.refreshTopics(responses)),
      onPersonCorrected(cases),
    ],
    consumers: [answersConsumer(agencies, namespace, onAnswer, putAside)],
  };
}
