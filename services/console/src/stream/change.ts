import type { Fact } from '@iwaa/contracts/event';
import type { Action } from '@iwaa/contracts/permissions';
import type { Owners } from '@iwaa/service-kit/auth/scope';
import type { TeamsThatMet } from './teams-that-met.ts';

/** That something changed, by codes: whoever wants to know more asks the service that decided it. */
export interface Change {
  /** The event's type. */
  readonly type: string;
  /** What it happened to, such as `bed/sidi-kacem-centre.men-001`. */
  readonly subject: string;
  readonly caseId?: string;
}

/** A change with what decides who may hear of it. */
export interface OwnedChange {
  readonly change: Change;
  readonly owners: Owners;
  /** The teams that are known to have met the person whom it is about: to them it belongs too. */
  readonly metBy: readonly string[];
  /** Whether another team may have met them before this process heard of anything. */
  readonly isMetBefore: boolean;
  /** Whoever may do one of these to what changed may hear of it. */
  readonly actions: readonly Action[];
}

/** By the service that decided it: what somebody must be allowed to read in order to hear of a change. */
const readBy: Readonly<Record<string, readonly Action[]>> = {
  intake: ['round.read', 'case.read', 'campaign.read'],
  'shelter-capacity': ['bed.read', 'place.read', 'waiting-list.read'],
  referral: ['referral.read', 'agency.read', 'referral.follow'],
  mediation: ['mediation-file.read', 'reintegration.read'],
  casework: ['case.read'],
};

/** What of a fact the stream tells, and to whom. @param met the teams that are known to have met the person of a case. */
export function changeOf(
  { type, subject, source, data }: Fact,
  met: TeamsThatMet['of'] = () => ({ teams: [], isAll: false }),
): OwnedChange {
  const id = (name: string) => idIn(data, name);
  const caseId = id('caseId');
  const { teams, isAll } = caseId === undefined ? { teams: [], isAll: true } : met(caseId);
  return {
    change: { type, subject, ...(caseId === undefined ? {} : { caseId }) },
    owners: {
      province: id('provinceId'),
      campaign: id('campaignId'),
      centre: id('centreId'),
      agency: id('agencyId'),
      team: id('team'),
    },
    metBy: teams,
    isMetBefore: !isAll,
    actions: readBy[source.replace('/iwaa/', '')] ?? [],
  };
}

/** An id that a fact's data names. */
export function idIn(data: unknown, name: string): string | undefined {
  const value = (data as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}
