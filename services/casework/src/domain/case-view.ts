import type { CaseView } from '@iwaa/contracts/http/casework';
import { type Deadlines, needKinds } from '@iwaa/contracts/vocabulary';
import { attentionOf } from './attention.ts';
import type { CaseFile } from './case-file.ts';
import { whereaboutsOf } from './whereabouts.ts';

/** What is the same for a case all its life. */
export interface CaseOfCampaign {
  caseId: string;
  campaignId: string;
  deadlines: Deadlines;
}

/** Where a case stands, as everybody is shown it: over HTTP, in the workflow's query and on the operator's card. */
export function viewOf(file: CaseFile, { caseId, campaignId, deadlines }: CaseOfCampaign): CaseView {
  const openedAt = file.openedAt ?? file.closed?.at ?? new Date(0).toISOString();
  return {
    caseId,
    campaignId,
    status: file.closed ? 'closed' : 'open',
    outcome: file.closed?.outcome ?? null,
    milestone: file.milestone,
    whereabouts: whereaboutsOf(file),
    needs: needKinds.filter((kind) => file.needs[kind]?.declined === false),
    contacts: file.contacts.length,
    attention: attentionOf(file, deadlines),
    openedAt,
    closedAt: file.closed?.at ?? null,
    lastFactAt: file.lastFactAt ?? openedAt,
    lateFacts: file.late.length,
  };
}
