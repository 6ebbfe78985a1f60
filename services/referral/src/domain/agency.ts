import type { Decision } from '@iwaa/contracts/decision';
import type { ReferralEvent } from '@iwaa/contracts/events/referral';
import type { AgencyCapacity, ReferralService } from '@iwaa/contracts/vocabulary';

/** An agency of a province; campaigns of the province ask it, unless they name other partners. */
export interface RegisteredAgency {
  readonly agencyId: string;
  readonly provinceId: string;
  readonly services: readonly ReferralService[];
  /** Among agencies that give the same service, the lowest rank is asked first. */
  readonly rank: number;
  readonly capacity: AgencyCapacity;
}

export type Agency = { readonly agencyId: null } | RegisteredAgency;

export const newAgency: Agency = { agencyId: null };

export type AgencyCommand =
  | {
      readonly type: 'register-agency';
      readonly agencyId: string;
      readonly provinceId: string;
      readonly services: readonly ReferralService[];
      readonly rank: number;
    }
  | { readonly type: 'publish-capacity'; readonly capacity: AgencyCapacity };

export type AgencyRefusal = 'agency-already-registered' | 'unknown-agency';

export type AgencyEvent = Extract<
  ReferralEvent,
  { type: 'iwaa.referral.agency-registered.v1' | 'iwaa.referral.agency-capacity-published.v1' }
>;

/** Judges a command by the agency as it stands. What was decided before decides nothing again. */
export function decide(agency: Agency, command: AgencyCommand): Decision<AgencyEvent, AgencyRefusal> {
  switch (command.type) {
    case 'register-agency': {
      const { agencyId, provinceId, rank } = command;
      const services = [...new Set(command.services)].sort();
      if (isRegistered(agency))
        return agency.provinceId === provinceId &&
          agency.rank === rank &&
          agency.services.join() === services.join()
          ? []
          : 'agency-already-registered';
      return [{ type: 'iwaa.referral.agency-registered.v1', data: { agencyId, provinceId, services, rank } }];
    }
    case 'publish-capacity': {
      if (!isRegistered(agency)) return 'unknown-agency';
      if (agency.capacity === command.capacity) return [];
      const { agencyId, provinceId } = agency;
      return [
        {
          type: 'iwaa.referral.agency-capacity-published.v1',
          data: { agencyId, provinceId, capacity: command.capacity },
        },
      ];
    }
    default:
      return command satisfies never;
  }
}

/** The agency after an event. */
export function evolve(agency: Agency, event: AgencyEvent): Agency {
  switch (event.type) {
    case 'iwaa.referral.agency-registered.v1':
      return { ...event.data, capacity: 'capacity' };
    case 'iwaa.referral.agency-capacity-published.v1':
      return isRegistered(agency) ? { ...agency, capacity: event.data.capacity } : agency;
    default:
      return event satisfies never;
  }
}

/** Whether an agency was registered. */
export function isRegistered(agency: Agency): agency is RegisteredAgency {
  return agency.agencyId !== null;
}
