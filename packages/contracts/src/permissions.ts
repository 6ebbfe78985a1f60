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

/**
 * Whose things a role's permission reaches: those of the actor's campaigns, centres, agencies or team; those of the provinces that the
 * actor answers for, or works in by a campaign that has not ended; or everything.
 */
export type Scope = 'province' | 'campaign' | 'centre' | 'agency' | 'team' | 'everything';

/**
 * What each role may do, and to whose things. An action that is not here is allowed to nobody. Every route names one
 * action; the tests try every pair of a role and a route.
 */
export const permissions = {
  'province.declare': { committee: 'province' },
  'province.read': {
    committee: 'province',
    'street-team': 'province',
    'shelter-staff': 'province',
    'social-worker': 'province',
    service: 'everything',
  },
  'campaign.declare': { committee: 'province' },
  'campaign.change': { committee: 'province' },
  'campaign.end': { committee: 'province' },
  'night-level.declare': { committee: 'province' },
  'campaign.read': {
    committee: 'province',
    'street-team': 'campaign',
    'shelter-staff': 'campaign',
    'social-worker': 'campaign',
    service: 'everything',
  },
  'round.start': { 'street-team': 'team' },
  'round.end': { 'street-team': 'team' },
  'round.visit': { 'street-team': 'team' },
  'round.read': { 'street-team': 'campaign', committee: 'campaign' },
  'alert.raise': { committee: 'campaign', 'social-worker': 'campaign', 'agency-staff': 'agency' },
  'alert.read': { committee: 'campaign', 'social-worker': 'campaign', 'street-team': 'campaign' },
  'alert.look': { 'street-team': 'team' },
  'alert.withdraw': { committee: 'campaign', 'social-worker': 'campaign' },
  'alert.follow': { committee: 'campaign', 'social-worker': 'campaign', 'agency-staff': 'agency' },
  'alert.escalate': { service: 'everything' },
  'contact.record': { 'street-team': 'team' },
  'person.read': { 'street-team': 'province', 'social-worker': 'province' },
  'person.find': { 'street-team': 'province', 'social-worker': 'province' },
  'person.read-called-by': {
    'shelter-staff': 'centre',
    'street-team': 'province',
    'social-worker': 'province',
  },
  'person.read-disclosed': { 'agency-staff': 'agency' },
  'person.correct': { 'street-team': 'province', 'social-worker': 'province' },
  'person.read-corrections': { 'social-worker': 'province' },
  'person.read-accesses': { 'social-worker': 'province' },
  'duplicate.read': { 'social-worker': 'province' },
  'duplicate.merge': { 'social-worker': 'province' },
  'duplicate.judge': { 'social-worker': 'province' },
  'erasure.read': { committee: 'province', 'social-worker': 'province' },
  'erasure.request': { 'social-worker': 'province' },
  'erasure.confirm': { committee: 'province' },
  'consent.give': { 'street-team': 'province', 'social-worker': 'province' },
  'consent.withdraw': { 'street-team': 'province', 'social-worker': 'province' },
  'listening-session.record': { 'street-team': 'province', 'social-worker': 'province' },
  'centre.open': { committee: 'province' },
  'centre.read': {
    committee: 'province',
    'shelter-staff': 'province',
    'street-team': 'province',
    'social-worker': 'province',
  },
  'bed.read': { committee: 'province', 'shelter-staff': 'centre' },
  'bed.check-in': { 'shelter-staff': 'centre' },
  'bed.check-out': { 'shelter-staff': 'centre' },
  'stay.transfer': { 'shelter-staff': 'centre' },
  'stay.take-back': { 'shelter-staff': 'centre' },
  'roll-call.take': { 'shelter-staff': 'centre' },
  'roll-call.read': { committee: 'province', 'shelter-staff': 'centre' },
  'census.read': { committee: 'province', 'shelter-staff': 'centre' },
  'pass.give': { 'shelter-staff': 'centre' },
  'stay.end-absent': { service: 'everything' },
  'bed.maintain': { 'shelter-staff': 'centre' },
  'hold.release': { 'shelter-staff': 'centre', 'street-team': 'province' },
  'hold.set-out': { 'shelter-staff': 'centre', 'street-team': 'province', 'social-worker': 'province' },
  'hold.lapse': { service: 'everything' },
  'offer.read': {
    committee: 'province',
    'shelter-staff': 'province',
    'street-team': 'province',
    'social-worker': 'province',
  },
  'offer.answer': { 'shelter-staff': 'centre', 'street-team': 'province', 'social-worker': 'province' },
  'waiting-list.read': { committee: 'province', 'shelter-staff': 'province', 'street-team': 'province' },
  'place.read': {
    committee: 'campaign',
    'shelter-staff': 'campaign',
    'street-team': 'campaign',
    'social-worker': 'campaign',
  },
  'agency.register': { committee: 'province' },
  'agency.read': { committee: 'province', 'social-worker': 'province', 'agency-staff': 'agency' },
  'agency.suspend': { committee: 'province' },
  'agency.remove': { committee: 'province' },
  'agency.publish-capacity': { 'agency-staff': 'agency' },
  'referral.request': { committee: 'campaign', 'social-worker': 'campaign', service: 'everything' },
  'referral.read': { committee: 'campaign', 'social-worker': 'campaign', 'agency-staff': 'agency' },
  'referral.follow': { 'street-team': 'team' },
  'referral.respond': { 'agency-staff': 'agency' },
  'referral.cancel': { 'social-worker': 'campaign' },
  'referral.ask-another': { committee: 'campaign', 'social-worker': 'campaign' },
  'referral.reroute': { service: 'everything' },
  'referral.end-unconsented': { service: 'everything' },
  'mediation-file.read': { 'social-worker': 'campaign', committee: 'campaign' },
  'mediation-file.work': { 'social-worker': 'campaign' },
  'reintegration.read': { 'social-worker': 'campaign', committee: 'campaign' },
  'reintegration.visit': { 'social-worker': 'campaign' },
  'phone.report': { 'street-team': 'team' },
  'phone.read': { committee: 'campaign' },
  'platform.read': { committee: 'campaign' },
  'case.read': { committee: 'campaign', 'social-worker': 'campaign' },
  'case.close': { committee: 'campaign' },
  'case.extend-deadline': { committee: 'campaign' },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>;
export type Action = keyof typeof permissions;

/** The actions by which somebody sees what is personal; each is an entry of the access log. */
export const personalActions = [
  'person.read',
  'person.find',
  'duplicate.read',
  'person.read-called-by',
  'person.read-disclosed',
  'person.read-corrections',
  'person.read-accesses',
] as const satisfies readonly Action[];
export type PersonalAction = (typeof personalActions)[number];
