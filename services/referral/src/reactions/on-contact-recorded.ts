import { contactRecorded } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';

/** A team that met a person may know which agencies are asked for that person, and how far they are. */
export function onContactRecorded(cases: Cases): Reaction {
  return reactTo(contactRecorded, async ({ data: { caseId, campaignId, team } }) => {
    if (team !== undefined) await cases.met(caseId, { campaignId, team });
  });
}
