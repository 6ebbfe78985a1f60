import { consentWithdrawn } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';

/** From now on nobody speaks to the family under this consent. The file stays open: the person may go on with it. */
export const onConsentWithdrawn = (cases: Cases): Reaction =>
  reactTo(consentWithdrawn, async ({ data: { purpose, caseId, consentId } }) => {
    if (purpose === 'mediation') await cases.consentWithdrawn(caseId, consentId);
  });
