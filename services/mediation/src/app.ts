import { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import { campaignReactions } from '@iwaa/service-kit/campaigns/campaign-reactions';
import { createKnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import { serve } from '@iwaa/service-kit/http/handlers';
import type { Kit, ServiceParts } from '@iwaa/service-kit/service';
import { onCaseClosed } from './reactions/on-case-closed.ts';
import { onConsentGiven } from './reactions/on-consent-given.ts';
import { onConsentWithdrawn } from './reactions/on-consent-withdrawn.ts';
import { onMediationFileClosed } from './reactions/on-mediation-file-closed.ts';
import { onNeedDeclined } from './reactions/on-need-declined.ts';
import { onNeedIdentified } from './reactions/on-need-identified.ts';
import { mediationFileRoutes } from './routes/mediation-file-routes.ts';
import { reintegrationRoutes } from './routes/reintegration-routes.ts';
import { createCases } from './store/cases.ts';
import { createMediationFiles } from './store/mediation-files.ts';
import { createReintegrations } from './store/reintegrations.ts';
import { createRecordVisit } from './use-cases/record-visit.ts';
import { createReturnToFamily } from './use-cases/return-to-family.ts';
import { createStartReintegration } from './use-cases/start-reintegration.ts';

/** Puts the mediation service together. */
export function assemble({ aggregates, database, clock }: Kit): ServiceParts {
  const files = createMediationFiles(aggregates);
  const reintegrations = createReintegrations(aggregates);
  const campaigns = createKnownCampaigns(database);
  const cases = createCases(database);
  const startReintegration = createStartReintegration(reintegrations, campaigns);
  const returnToFamily = createReturnToFamily({ files, campaigns, cases, startReintegration, clock });
  return {
    description: 'Social and family mediation, the return to the family, and the visits that follow it.',
    routes: serve(mediationRoutes, {
      ...mediationFileRoutes({ files, cases, returnToFamily, clock }),
      ...reintegrationRoutes(reintegrations, createRecordVisit(reintegrations, campaigns, clock)),
    }),
    reactions: [
      ...campaignReactions(campaigns),
      onNeedIdentified(files, cases),
      onNeedDeclined(files, cases),
      onConsentGiven(cases),
      onConsentWithdrawn(cases),
      onCaseClosed(files, cases),
      onMediationFileClosed(files, reintegrations, startReintegration),
    ],
  };
}
