import { consentGiven } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { Cases } from '../store/cases.ts';

/** Lets the mediators speak to the family. */
export const onConsentGiven = (cases: Cases): Reaction =>
  reactTo(consentGiven, async ({ data: { purpose, caseId, consentId, until } }) => {
    if (purpose === 'mediation') await cases.giveConsent(caseId, { consentId, until });
  });
