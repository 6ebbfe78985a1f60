import type { Kit, ServiceParts } from '@iwaa/service-kit/service';
import { onCampaignDeclared } from './reactions/on-campaign-declared.ts';
import { onCaseClosed } from './reactions/on-case-closed.ts';
import { onConsentGiven } from './reactions/on-consent-given.ts';
import { onConsentWithdrawn } from './reactions/on-consent-withdrawn.ts';
import { onMediationFileClosed } from './reactions/on-mediation-file-closed.ts';
import { onNeedDeclined } from './reactions/on-need-declined.ts';
import { onNeedIdentified } from './reactions/on-need-identified.ts';
import { createStartReintegration } from './returning/start-reintegration.ts';
import { mediationFileRoutes } from './routes/mediation-file-routes.ts';
import { reintegrationRoutes } from './routes/reintegration-routes.ts';
import { createCampaigns } from './store/campaigns.ts';
import { createCases } from './store/cases.ts';
import { createMediationFiles } from './store/mediation-files.ts';
import { createReintegrations } from './store/reintegrations.ts';

/** Puts the mediation service together. */
export function assemble({ aggregates, database, clock }: Kit): ServiceParts {
  const files = createMediationFiles(aggregates);
  const reintegrations = createReintegrations(aggregates);
  const campaigns = createCampaigns(database);
  const cases = createCases(database);
  const startReintegration = createStartReintegration(reintegrations, campaigns);
  return {
    description: 'Social and family mediation, the return to the family, and the visits that follow it.',
    routes: [
      mediationFileRoutes({ files, cases, campaigns, startReintegration, clock }),
      reintegrationRoutes(reintegrations),
    ],
    reactions: [
      onCampaignDeclared(campaigns),
      onNeedIdentified(files, cases),
      onNeedDeclined(files, cases),
      onConsentGiven(cases),
      onConsentWithdrawn(cases),
      onCaseClosed(files, cases),
      onMediationFileClosed(files, reintegrations, startReintegration),
    ],
  };
}
