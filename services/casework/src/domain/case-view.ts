import type { CaseView } from '@iwaa/contracts/http/casework';
import { type Deadlines, needKinds } from '@iwaa/contracts/vocabulary';
import { attentionOf } from './attention.ts';
import type { CaseFile } from './case-file.ts';
import { overdue, runningDeadlines } from './deadlines.ts';
import { earliest } from './instants.ts';
import { milestoneOf } from './milestones.ts';
import { whereaboutsOf } from './whereabouts.ts';

/** What is the same for a case all its life. */
export interface CaseOfCampaign {
  caseId: string;
  campaignId: string;
  deadlines: Deadlines;
}

/** Where a case stands, as everybody is shown it: over HTTP, in the workflow's query and on the operator's card. */
export function viewOf(file: CaseFile, { caseId, campaignId, deadlines }: CaseOfCampaign): CaseView {
  const openedAt = file.openedAt ?? file.lastFact?.at ?? file.closed?.at ?? new Date(0).toISOString();
  const running = runningDeadlines(file, deadlines);
  const late = overdue(file, running);
  const attention = attentionOf(file, late);
  const attentionSince = attention.map(({ since }) => since).reduce(earliest, null as string | null);
  return {
    caseId,
    campaignId,
    status: file.closed ? 'closed' : 'open',
    outcome: file.closed?.outcome ?? null,
    milestone: milestoneOf(file),
    whereabouts: whereaboutsOf(file),
    needs: needKinds.filter((kind) => file.needs[kind]?.declined === false),
    contacts: file.contacts.length,
    attention: attention.map(({ reason }) => reason),
    attentionSince: attentionSince && asInstant(attentionSince),
    deadlines: running.map((deadline) => ({
      kind: deadline.kind,
      dueAt: asInstant(deadline.dueAt),
      overdue: late.includes(deadline),
    })),
    openedAt,
    closedAt: file.closed?.at ?? null,
    lastFactAt: file.lastFact?.at ?? openedAt,
    lateFacts: file.late.length,
  };
}

/** In one form, whoever wrote it: what is sorted as text is then sorted as time. */
function asInstant(instant: string): string {
  return new Date(instant).toISOString();
}
