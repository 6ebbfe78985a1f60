import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';

export type CaseFact = Pick<PublishedFact, 'id' | 'type' | 'subject' | 'sequence' | 'time' | 'data'>;

/** Where a case stands, as far as it is compared. */
export interface FoldedCase {
  readonly status: string;
  readonly outcome: string | null;
  readonly milestone: string;
  readonly contacts: number;
  readonly needs: readonly string[];
}

const ranks = ['met', 'sheltered', 'in-care', 'in-mediation', 'reintegrated', 'followed-up'];
const milestoneByType: Readonly<Record<string, string>> = {
  'shelter-capacity.checked-in': 'sheltered',
  'shelter-capacity.checked-out': 'sheltered',
  'referral.referral-accepted': 'in-care',
  'referral.referral-started': 'in-care',
  'referral.referral-put-on-hold': 'in-care',
  'referral.referral-completed': 'in-care',
  'mediation.mediation-session-held': 'in-mediation',
  'mediation.family-reached': 'in-mediation',
  'mediation.return-agreed': 'in-mediation',
  'mediation.person-reintegrated': 'reintegrated',
  'mediation.follow-up-visit-made': 'reintegrated',
  'mediation.return-broke-down': 'reintegrated',
  'mediation.reintegration-confirmed': 'followed-up',
};

/**
 * Adds up the facts of one case, by rules written a second time for this check alone. What happened after `closedAt` (ms
 * since 1970) is left out.
 */
export function foldCase(facts: readonly CaseFact[], closedAt: number): FoldedCase {
  const contacts = new Set<unknown>();
  const needs = new Map<string, { readonly sequence: number; readonly wanted: boolean }>();
  let reached = 0;
  let outcome: string | null = null;
  for (const { type, sequence, time, data } of facts) {
    const name = type.replace(/^iwaa\./, '').replace(/\.v\d+$/, '');
    if (name === 'casework.case-closed') outcome = String(data.outcome);
    if (name.startsWith('casework.') || time > closedAt) continue;
    reached = Math.max(reached, ranks.indexOf(milestoneByType[name] ?? 'met'));
    if (name === 'intake.contact-recorded') contacts.add(data.contactId);
    if (name === 'intake.need-identified' || name === 'intake.need-declined') {
      const kind = String(data.kind);
      if ((needs.get(kind)?.sequence ?? 0) < sequence)
        needs.set(kind, { sequence, wanted: name === 'intake.need-identified' });
    }
  }
  return {
    status: outcome === null ? 'open' : 'closed',
    outcome,
    milestone: ranks[reached] ?? 'met',
    contacts: contacts.size,
    needs: [...needs]
      .filter(([, { wanted }]) => wanted)
      .map(([kind]) => kind)
      .sort(),
  };
}

/** The same parts of a view that somebody else made. */
export function comparable(view: Readonly<Record<string, unknown>>): FoldedCase {
  return {
    status: String(view.status),
    outcome: typeof view.outcome === 'string' ? view.outcome : null,
    milestone: String(view.milestone),
    contacts: Number(view.contacts),
    needs: Array.isArray(view.needs) ? view.needs.map(String).sort() : [],
  };
}
