import type { OpeningHours, ServiceTerms } from '@iwaa/contracts/agency-terms';
import type { Decision } from '@iwaa/contracts/decision';
import type { ReferralEvent } from '@iwaa/contracts/events/referral';
import {
  type AgencyCapacity,
  type AgencyLeavingReason,
  type AgencyState,
  type ReferralService,
  unitKinds,
} from '@iwaa/contracts/vocabulary';

/** What an agency can take, as it has said last. */
export interface PublishedCapacity {
  readonly capacity: AgencyCapacity;
  /** How many; null where it said no number. */
  readonly places: number | null;
  /** From then on (ISO-8601) it counts as having capacity again; null until it says otherwise. */
  readonly until: string | null;
  /** When it said so (ISO-8601); null where it never said anything. */
  readonly publishedAt: string | null;
}

/** An agency of a province; campaigns of the province ask it, unless they name other partners. */
export interface RegisteredAgency extends PublishedCapacity {
  readonly agencyId: string;
  readonly provinceId: string;
  readonly services: readonly ReferralService[];
  /** Whom it takes, for each of its services. */
  readonly takes: readonly ServiceTerms[];
  /** When it is open; null where always. */
  readonly hours: OpeningHours | null;
  /** Among agencies that give the same service, the lowest rank is asked first. */
  readonly rank: number;
  readonly state: AgencyState;
}
export type Agency = { readonly agencyId: null } | RegisteredAgency;
export const newAgency: Agency = { agencyId: null };

export type AgencyCommand =
  | {
      readonly type: 'register-agency';
      readonly agencyId: string;
      readonly provinceId: string;
      /** A service alone takes anybody. */
      readonly services: readonly (ReferralService | ServiceTerms)[];
      readonly hours: OpeningHours | null;
      readonly rank: number;
    }
  | ({ readonly type: 'publish-capacity'; readonly at: string } & Omit<PublishedCapacity, 'publishedAt'>)
  | { readonly type: 'suspend-agency'; readonly reason: AgencyLeavingReason }
  | { readonly type: 'resume-agency' }
  | { readonly type: 'remove-agency'; readonly reason: AgencyLeavingReason };
export type AgencyRefusal =
  | 'agency-already-registered'
  | 'unknown-agency'
  | 'agency-removed'
  | 'capacity-ends-in-the-past';
export type AgencyEvent = Extract<ReferralEvent, { type: `iwaa.referral.agency-${string}` }>;

/** Judges a command by the agency as it stands. What was decided before decides nothing again. */
export function decide(agency: Agency, command: AgencyCommand): Decision<AgencyEvent, AgencyRefusal> {
  switch (command.type) {
    case 'register-agency':
      return register(agency, command);
    case 'publish-capacity':
      return publishCapacity(agency, command);
    case 'suspend-agency': {
      if (!isRegistered(agency)) return 'unknown-agency';
      if (agency.state === 'removed') return 'agency-removed';
      if (agency.state === 'suspended') return [];
      const data = { ...of(agency), reason: command.reason };
      return [{ type: 'iwaa.referral.agency-suspended.v1', data }];
    }
    case 'resume-agency':
      if (!isRegistered(agency)) return 'unknown-agency';
      if (agency.state === 'removed') return 'agency-removed';
      if (agency.state === 'active') return [];
      return [{ type: 'iwaa.referral.agency-resumed.v1', data: of(agency) }];
    case 'remove-agency': {
      if (!isRegistered(agency)) return 'unknown-agency';
      if (agency.state === 'removed') return [];
      const data = { ...of(agency), reason: command.reason };
      return [{ type: 'iwaa.referral.agency-removed.v1', data }];
    }
    default:
      return command satisfies never;
  }
}

/** The agency after an event. */
export function evolve(agency: Agency, event: AgencyEvent): Agency {
  switch (event.type) {
    case 'iwaa.referral.agency-registered.v1': {
      const { takes, hours = null, ...registered } = event.data;
      return {
        ...registered,
        takes: registered.services.map(
          (service) => takes?.find((one) => one.service === service) ?? anybody(service),
        ),
        hours,
        state: 'active',
        ...neverSaid,
      };
    }
    case 'iwaa.referral.agency-capacity-published.v1': {
      const { capacity, places = null, until = null, publishedAt = null } = event.data;
      return isRegistered(agency) ? { ...agency, capacity, places, until, publishedAt } : agency;
    }
    case 'iwaa.referral.agency-suspended.v1':
      return isRegistered(agency) ? { ...agency, state: 'suspended' } : agency;
    case 'iwaa.referral.agency-resumed.v1':
      return isRegistered(agency) ? { ...agency, state: 'active' } : agency;
    case 'iwaa.referral.agency-removed.v1':
      return isRegistered(agency) ? { ...agency, state: 'removed' } : agency;
    default:
      return event satisfies never;
  }
}

/** Whether an agency was registered. */
export function isRegistered(agency: Agency): agency is RegisteredAgency {
  return agency.agencyId !== null;
}

/** What an agency can take at an instant (ISO-8601): what it has said, until that runs out. */
export function capacityAt(agency: PublishedCapacity, at: string): Omit<PublishedCapacity, 'publishedAt'> {
  const { capacity, places, until } = agency;
  if (until !== null && Date.parse(until) <= Date.parse(at))
    return { capacity: neverSaid.capacity, places: null, until: null };
  return { capacity, places, until };
}

/** Until an agency says something, it is taken to have capacity. */
const neverSaid: PublishedCapacity = { capacity: 'capacity', places: null, until: null, publishedAt: null };

function register(
  agency: Agency,
  command: Extract<AgencyCommand, { type: 'register-agency' }>,
): Decision<AgencyEvent, AgencyRefusal> {
  const { agencyId, provinceId, rank, hours } = command;
  const named = command.services.map((one) => (typeof one === 'string' ? anybody(one) : one));
  const takes = [...new Map(named.map((one) => [one.service, one])).values()].sort(byService);
  const services = takes.map(({ service }) => service);
  const registered: AgencyEvent = {
    type: 'iwaa.referral.agency-registered.v1',
    data: { agencyId, provinceId, services, rank, takes, hours },
  };
  if (!isRegistered(agency)) return [registered];
  // Whoever has left may come back, otherwise than before and in the same province.
  if (agency.state === 'removed' && agency.provinceId === provinceId) return [registered];
  const isSame =
    agency.provinceId === provinceId &&
    agency.rank === rank &&
    inOneForm(agency.takes) === inOneForm(takes) &&
    inOneForm(agency.hours) === inOneForm(hours);
  return isSame ? [] : 'agency-already-registered';
}

function publishCapacity(
  agency: Agency,
  { capacity, places, until, at }: Extract<AgencyCommand, { type: 'publish-capacity' }>,
): Decision<AgencyEvent, AgencyRefusal> {
  if (!isRegistered(agency)) return 'unknown-agency';
  if (agency.state === 'removed') return 'agency-removed';
  const isSaid = agency.capacity === capacity && agency.places === places && agency.until === until;
  // A number is counted down from when it was said: said again later, it is a new one.
  if (isSaid && (places === null || agency.publishedAt === at)) return [];
  if (until !== null && Date.parse(until) <= Date.parse(at)) return 'capacity-ends-in-the-past';
  const data = { ...of(agency), capacity, places, until, publishedAt: at };
  return [{ type: 'iwaa.referral.agency-capacity-published.v1', data }];
}

function of({ agencyId, provinceId }: RegisteredAgency): {
  readonly agencyId: string;
  readonly provinceId: string;
} {
  return { agencyId, provinceId };
}

function anybody(service: ReferralService): ServiceTerms {
  return { service, units: [...unitKinds], agesFrom: null, agesTo: null, accessible: false };
}

function byService(one: ServiceTerms, other: ServiceTerms): number {
  return one.service < other.service ? -1 : 1;
}

/** A value in a form in which two that say the same are the same text. */
function inOneForm(value: unknown): string {
  return JSON.stringify(value, (_name, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
