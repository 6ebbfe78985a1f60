/** Who may ask. `service` is one of Iwaa's own services, acting by a workflow or on start. */
export const roles = [
  'committee',
  'street-team',
  'shelter-staff',
  'social-worker',
  'agency-staff',
  'service',
] as const;
export type Role = (typeof roles)[number];

/** Whose things a role's permission reaches: those of the actor's campaigns, centres, agencies or team, or everything. */
export type Scope = 'campaign' | 'centre' | 'agency' | 'team' | 'everything';

/**
 * What each role may do, and to whose things. An action that is not here is allowed to nobody. Every route names one
 * action; the tests try every pair of a role and a route.
 */
export const permissions = {
  'campaign.declare': { committee: 'campaign' },
  'campaign.read': {
    committee: 'campaign',
    'street-team': 'campaign',
    'shelter-staff': 'campaign',
    'social-worker': 'campaign',
    service: 'everything',
  },
  'round.start': { 'street-team': 'team' },
  'round.end': { 'street-team': 'team' },
  'round.read': { 'street-team': 'campaign', committee: 'campaign' },
  'contact.record': { 'street-team': 'team' },
  'person.read': { 'street-team': 'campaign', 'social-worker': 'campaign' },
  'consent.give': { 'street-team': 'campaign', 'social-worker': 'campaign' },
  'consent.withdraw': { 'street-team': 'campaign', 'social-worker': 'campaign' },
  'listening-session.record': { 'street-team': 'campaign', 'social-worker': 'campaign' },
  'centre.open': { committee: 'campaign' },
  'centre.read': { committee: 'campaign', 'shelter-staff': 'centre', 'street-team': 'campaign' },
  'bed.read': { committee: 'campaign', 'shelter-staff': 'centre' },
  'bed.check-in': { 'shelter-staff': 'centre' },
  'bed.check-out': { 'shelter-staff': 'centre' },
  'hold.release': { 'shelter-staff': 'centre', 'street-team': 'campaign' },
  'hold.lapse': { service: 'everything' },
  'waiting-list.read': { committee: 'campaign', 'shelter-staff': 'campaign', 'street-team': 'campaign' },
  'place.read': {
    committee: 'campaign',
    'shelter-staff': 'campaign',
    'street-team': 'campaign',
    'social-worker': 'campaign',
  },
  'agency.register': { committee: 'campaign' },
  'agency.read': { committee: 'campaign', 'social-worker': 'campaign', 'agency-staff': 'agency' },
  'agency.publish-capacity': { 'agency-staff': 'agency' },
  'referral.request': { 'social-worker': 'campaign', service: 'everything' },
  'referral.read': { committee: 'campaign', 'social-worker': 'campaign', 'agency-staff': 'agency' },
  'referral.respond': { 'agency-staff': 'agency' },
  'referral.cancel': { 'social-worker': 'campaign' },
  'referral.reroute': { service: 'everything' },
  'mediation-file.read': { 'social-worker': 'campaign', committee: 'campaign' },
  'mediation-file.work': { 'social-worker': 'campaign' },
  'reintegration.read': { 'social-worker': 'campaign', committee: 'campaign' },
  'reintegration.visit': { 'social-worker': 'campaign' },
  'case.read': { committee: 'campaign', 'social-worker': 'campaign' },
  'case.close': { committee: 'campaign' },
  'case.extend-deadline': { committee: 'campaign' },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>;
export type Action = keyof typeof permissions;
