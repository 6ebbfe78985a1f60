import { consentGiven } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';

/** Lets the mediators speak to the family. */
export const onConsentGiven = (cases: Cases): Reaction =>
  reactTo(consentGiven, async ({ data, sequence }) => {
    const { caseId, consentId, purpose, agencyId, until } = data;
    if (purpose === 'mediation')
      await cases.consentGiven(caseId, { consentId, purpose, agencyId, until, sequence });
  });
