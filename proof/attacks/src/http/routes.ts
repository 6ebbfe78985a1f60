import type { Action } from '@iwaa/contracts/permissions';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { Side } from '../fixture/side.ts';

/** A request that is right in every way, for the things of one side. */
export interface RightRequest {
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/**
 * A route as an attacker knows it. Written by hand beside the services' own tables, so that a route that asks for less
 * than it should is seen; the attacks fail where OpenAPI knows a route that is not here, or the other way round.
 */
export interface Route {
  readonly service: ServiceName;
  readonly method: 'GET' | 'POST';
  /** As OpenAPI writes it. */
  readonly path: string;
  readonly action: Action;
  /** What a thing of a side looks like in a request; `list` where the answer is whatever is the asker's own. */
  right(side: Side): RightRequest;
  readonly list?: true;
}

type Right = Route['right'];

function get(service: ServiceName, path: string, action: Action, right: Right): Route {
  return { service, method: 'GET', path, action, right };
}

function post(service: ServiceName, path: string, action: Action, right: Right): Route {
  return { service, method: 'POST', path, action, right };
}

function list(service: ServiceName, path: string, action: Action, right: Right): Route {
  return { service, method: 'GET', path, action, right, list: true };
}

export const profile = { unit: 'men', ageGroup: '18-64' } as const;

const intake: readonly Route[] = [
  post('intake', '/provinces', 'province.declare', ({ provinceId }) => ({
    path: '/provinces',
    body: { provinceId, name: 'Province' },
  })),
  get('intake', '/provinces/{provinceId}', 'province.read', ({ provinceId }) => ({
    path: `/provinces/${provinceId}`,
  })),
  post('intake', '/provinces/{provinceId}/campaigns', 'campaign.declare', ({ provinceId, campaignId }) => ({
    path: `/provinces/${provinceId}/campaigns`,
    body: declarationOf(campaignId),
  })),
  list('intake', '/campaigns', 'campaign.read', () => ({ path: '/campaigns' })),
  get('intake', '/campaigns/{campaignId}', 'campaign.read', ({ campaignId }) => ({
    path: `/campaigns/${campaignId}`,
  })),
  post('intake', '/campaigns/{campaignId}/changes', 'campaign.change', ({ campaignId }) => ({
    path: `/campaigns/${campaignId}/changes`,
    body: { reason: 'weather', endsOn: '2025-02-01' },
  })),
  post('intake', '/campaigns/{campaignId}/end', 'campaign.end', ({ spareCampaignId }) => ({
    path: `/campaigns/${spareCampaignId}/end`,
  })),
  post(
    'intake',
    '/campaigns/{campaignId}/nights/{night}/level',
    'night-level.declare',
    ({ campaignId, night }) => ({
      path: `/campaigns/${campaignId}/nights/${night}/level`,
      body: { level: 'normal' },
    }),
  ),
  post('intake', '/campaigns/{campaignId}/rounds', 'round.start', ({ campaignId, team, night }) => ({
    path: `/campaigns/${campaignId}/rounds`,
    body: { team, night, places: ['bus-station'] },
  })),
  get('intake', '/campaigns/{campaignId}/rounds', 'round.read', ({ campaignId }) => ({
    path: `/campaigns/${campaignId}/rounds`,
  })),
  post('intake', '/campaigns/{campaignId}/alerts', 'alert.raise', ({ campaignId, agencyId }) => ({
    path: `/campaigns/${campaignId}/alerts`,
    body: { place: 'bus-station', seenAt: '2024-12-12T21:40:00.000Z', source: 'partner', agencyId },
  })),
  get('intake', '/campaigns/{campaignId}/alerts', 'alert.read', ({ campaignId }) => ({
    path: `/campaigns/${campaignId}/alerts`,
  })),
  get('intake', '/alerts/{alertId}', 'alert.read', ({ alertId }) => ({ path: `/alerts/${alertId}` })),
  post('intake', '/alerts/{alertId}/escalation', 'alert.escalate', ({ alertId }) => ({
    path: `/alerts/${alertId}/escalation`,
  })),
  post('intake', '/alerts/{alertId}/looks', 'alert.look', ({ alertId, roundId }) => ({
    path: `/alerts/${alertId}/looks`,
    body: { roundId, result: 'not-found' },
  })),
  post('intake', '/alerts/{alertId}/withdrawal', 'alert.withdraw', ({ alertId }) => ({
    path: `/alerts/${alertId}/withdrawal`,
    body: { reason: 'raised-twice' },
  })),
  post('intake', '/alerts/by-code', 'alert.follow', ({ followUpCode }) => ({
    path: '/alerts/by-code',
    body: { code: followUpCode },
  })),
  get('intake', '/rounds/{roundId}', 'round.read', ({ roundId }) => ({ path: `/rounds/${roundId}` })),
  post('intake', '/rounds/{roundId}/places/{place}/visit', 'round.visit', ({ roundId }) => ({
    path: `/rounds/${roundId}/places/bus-station/visit`,
  })),
  post('intake', '/rounds/{roundId}/places/{place}/miss', 'round.visit', ({ roundId }) => ({
    path: `/rounds/${roundId}/places/market/miss`,
    body: { reason: 'no-time' },
  })),
  post('intake', '/rounds/{roundId}/contacts', 'contact.record', ({ roundId, personId }) => ({
    path: `/rounds/${roundId}/contacts`,
    body: { person: { personId }, place: 'bus-station', aidGiven: ['meal'] },
  })),
  post('intake', '/rounds/{roundId}/contacts/batch', 'contact.record', ({ roundId, personId }) => ({
    path: `/rounds/${roundId}/contacts/batch`,
    body: {
      items: [
        {
          key: 'a-contact-of-a-batch',
          body: { person: { personId }, place: 'bus-station', aidGiven: ['meal'] },
        },
      ],
    },
  })),
  get('intake', '/rounds/{roundId}/persons', 'person.read', ({ roundId }) => ({
    path: `/rounds/${roundId}/persons`,
  })),
  get('intake', '/persons/{personId}/contacts', 'person.read', ({ personId }) => ({
    path: `/persons/${personId}/contacts`,
  })),
  post('intake', '/campaigns/{campaignId}/persons/search', 'person.find', ({ campaignId }) => ({
    path: `/campaigns/${campaignId}/persons/search`,
    body: { calledBy: 'Said' },
  })),
  get('intake', '/cases/{caseId}/person', 'person.read', ({ holdCaseId }) => ({
    path: `/cases/${holdCaseId}/person`,
  })),
  get('intake', '/cases/{caseId}/called-by', 'person.read-called-by', ({ holdCaseId }) => ({
    path: `/cases/${holdCaseId}/called-by`,
  })),
  list('intake', '/centres/{centreId}/expected-persons', 'person.read-called-by', ({ centreId }) => ({
    path: `/centres/${centreId}/expected-persons`,
  })),
  get('intake', '/referrals/{referralId}/person', 'person.read-disclosed', ({ acceptedReferralId }) => ({
    path: `/referrals/${acceptedReferralId}/person`,
  })),
  get('intake', '/persons/{personId}', 'person.read', ({ personId }) => ({ path: `/persons/${personId}` })),
  post('intake', '/persons/{personId}/listening-sessions', 'listening-session.record', (side) => ({
    path: `/persons/${side.personId}/listening-sessions`,
    body: { night: side.night },
  })),
  post('intake', '/persons/{personId}/corrections', 'person.correct', ({ personId }) => ({
    path: `/persons/${personId}/corrections`,
    body: { reason: 'misheard', identity: { nickname: 'Said' } },
  })),
  get('intake', '/persons/{personId}/corrections', 'person.read-corrections', ({ personId }) => ({
    path: `/persons/${personId}/corrections`,
  })),
  get('intake', '/persons/{personId}/accesses', 'person.read-accesses', ({ personId }) => ({
    path: `/persons/${personId}/accesses`,
  })),
  list('intake', '/duplicates', 'duplicate.read', () => ({ path: '/duplicates' })),
  post('intake', '/duplicates/{duplicateId}/same', 'duplicate.merge', ({ duplicateId }) => ({
    path: `/duplicates/${duplicateId}/same`,
  })),
  post('intake', '/duplicates/{duplicateId}/not-same', 'duplicate.judge', ({ duplicateId }) => ({
    path: `/duplicates/${duplicateId}/not-same`,
  })),
  list('intake', '/erasures', 'erasure.read', () => ({ path: '/erasures' })),
  get('intake', '/persons/{personId}/erasure', 'erasure.read', ({ erasurePersonId }) => ({
    path: `/persons/${erasurePersonId}/erasure`,
  })),
  post('intake', '/persons/{personId}/erasure-requests', 'erasure.request', ({ personId }) => ({
    path: `/persons/${personId}/erasure-requests`,
    body: { reason: 'asked-by-person' },
  })),
  post(
    'intake',
    '/persons/{personId}/erasure-requests/{erasureId}/withdrawal',
    'erasure.request',
    ({ erasurePersonId, erasureId }) => ({
      path: `/persons/${erasurePersonId}/erasure-requests/${erasureId}/withdrawal`,
    }),
  ),
  post(
    'intake',
    '/persons/{personId}/erasure-requests/{erasureId}/confirmation',
    'erasure.confirm',
    ({ closedErasurePersonId, closedErasureId }) => ({
      path: `/persons/${closedErasurePersonId}/erasure-requests/${closedErasureId}/confirmation`,
    }),
  ),
  post(
    'intake',
    '/persons/{personId}/consents/{consentId}/withdrawal',
    'consent.withdraw',
    ({ personId, consentId }) => ({ path: `/persons/${personId}/consents/${consentId}/withdrawal` }),
  ),
  post('intake', '/persons/{personId}/consents', 'consent.give', ({ personId }) => ({
    path: `/persons/${personId}/consents`,
    body: { purpose: 'mediation' },
  })),
  post('intake', '/rounds/{roundId}/end', 'round.end', ({ roundId }) => ({ path: `/rounds/${roundId}/end` })),
];

const shelter: readonly Route[] = [
  post('shelter-capacity', '/provinces/{provinceId}/centres', 'centre.open', ({ provinceId, centreId }) => ({
    path: `/provinces/${provinceId}/centres`,
    body: { centreId: `${centreId}-annexe`, name: 'Annexe', units: [{ kind: 'women', beds: 1 }] },
  })),
  list('shelter-capacity', '/centres', 'centre.read', () => ({ path: '/centres' })),
  get('shelter-capacity', '/centres/{centreId}', 'centre.read', ({ centreId }) => ({
    path: `/centres/${centreId}`,
  })),
  get('shelter-capacity', '/centres/{centreId}/beds', 'bed.read', ({ centreId }) => ({
    path: `/centres/${centreId}/beds`,
  })),
  post('shelter-capacity', '/beds/{bedId}/out-of-service', 'bed.maintain', ({ centreId }) => ({
    path: `/beds/${centreId}.men-039/out-of-service`,
  })),
  post('shelter-capacity', '/beds/{bedId}/in-service', 'bed.maintain', ({ centreId }) => ({
    path: `/beds/${centreId}.men-039/in-service`,
  })),
  post('shelter-capacity', '/holds/{holdId}/lapse', 'hold.lapse', ({ holdId }) => ({
    path: `/holds/${holdId}/lapse`,
  })),
  post(
    'shelter-capacity',
    '/centres/{centreId}/units/{unit}/roll-calls/{night}',
    'roll-call.take',
    ({ centreId, stayId, night }) => ({
      path: `/centres/${centreId}/units/men/roll-calls/${night}`,
      body: { present: [stayId], absent: [] },
    }),
  ),
  get('shelter-capacity', '/centres/{centreId}/census/{night}', 'census.read', ({ centreId, night }) => ({
    path: `/centres/${centreId}/census/${night}`,
  })),
  list('shelter-capacity', '/centres/{centreId}/roll-calls', 'roll-call.read', ({ centreId }) => ({
    path: `/centres/${centreId}/roll-calls`,
  })),
  get(
    'shelter-capacity',
    '/centres/{centreId}/units/{unit}/roll-calls/{night}',
    'roll-call.read',
    ({ centreId, night }) => ({ path: `/centres/${centreId}/units/men/roll-calls/${night}` }),
  ),
  post(
    'shelter-capacity',
    '/beds/{bedId}/presence',
    'roll-call.take',
    ({ occupiedBedId, stayId, night }) => ({
      path: `/beds/${occupiedBedId}/presence`,
      body: { stayId, night },
    }),
  ),
  post('shelter-capacity', '/beds/{bedId}/passes', 'pass.give', ({ occupiedBedId, stayId, night }) => ({
    path: `/beds/${occupiedBedId}/passes`,
    body: { stayId, kind: 'overnight', from: night, to: night },
  })),
  post(
    'shelter-capacity',
    '/beds/{bedId}/passes/{passId}/take-back',
    'pass.give',
    ({ occupiedBedId, passId }) => ({ path: `/beds/${occupiedBedId}/passes/${passId}/take-back` }),
  ),
  post(
    'shelter-capacity',
    '/beds/{bedId}/end-absent-stay',
    'stay.end-absent',
    ({ occupiedBedId, stayId }) => ({
      path: `/beds/${occupiedBedId}/end-absent-stay`,
      body: { stayId, losesBedAt: '2099-01-01T00:00:00.000Z' },
    }),
  ),
  post(
    'shelter-capacity',
    '/beds/{bedId}/check-out',
    'bed.check-out',
    ({ occupiedBedId, stayId, night }) => ({
      path: `/beds/${occupiedBedId}/check-out`,
      body: { stayId, night, reason: 'stay-ended' },
    }),
  ),
  post(
    'shelter-capacity',
    '/beds/{bedId}/transfer',
    'stay.transfer',
    ({ occupiedBedId, stayId, night, centreId }) => ({
      path: `/beds/${occupiedBedId}/transfer`,
      body: { stayId, night, reason: 'health', to: { centreId } },
    }),
  ),
  ...(['check-out', 'check-in'] as const).map((entry) =>
    post(
      'shelter-capacity',
      `/beds/{bedId}/${entry}/take-back`,
      'stay.take-back',
      ({ occupiedBedId, stayId }) => ({
        path: `/beds/${occupiedBedId}/${entry}/take-back`,
        body: { stayId, reason: 'wrong-press' },
      }),
    ),
  ),
  post('shelter-capacity', '/beds/{bedId}/check-in', 'bed.check-in', (side) => ({
    path: `/beds/${side.heldBedId}/check-in`,
    body: { holdId: side.holdId, caseId: side.holdCaseId, night: side.night },
  })),
  get('shelter-capacity', '/provinces/{provinceId}/offers', 'offer.read', ({ provinceId }) => ({
    path: `/provinces/${provinceId}/offers`,
  })),
  post('shelter-capacity', '/holds/{holdId}/accept', 'offer.answer', ({ spareHoldId }) => ({
    path: `/holds/${spareHoldId}/accept`,
  })),
  post('shelter-capacity', '/holds/{holdId}/set-out', 'hold.set-out', ({ spareHoldId }) => ({
    path: `/holds/${spareHoldId}/set-out`,
    body: { setOutAt: '2024-12-12T21:40:00.000Z', escort: 'street-team' },
  })),
  post('shelter-capacity', '/holds/{holdId}/decline', 'offer.answer', ({ spareHoldId }) => ({
    path: `/holds/${spareHoldId}/decline`,
    body: { reason: 'distance', staysInList: false },
  })),
  post('shelter-capacity', '/holds/{holdId}/release', 'hold.release', ({ spareHoldId }) => ({
    path: `/holds/${spareHoldId}/release`,
    body: { reason: 'no-longer-needed' },
  })),
  get('shelter-capacity', '/provinces/{provinceId}/waiting-list', 'waiting-list.read', ({ provinceId }) => ({
    path: `/provinces/${provinceId}/waiting-list`,
  })),
  get('shelter-capacity', '/cases/{caseId}/place', 'place.read', ({ caseId }) => ({
    path: `/cases/${caseId}/place`,
  })),
];

const referral: readonly Route[] = [
  post('referral', '/provinces/{provinceId}/agencies', 'agency.register', ({ provinceId, agencyId }) => ({
    path: `/provinces/${provinceId}/agencies`,
    body: { agencyId: `${agencyId}-annexe`, name: 'Annexe', services: ['elderly-care'] },
  })),
  list('referral', '/agencies', 'agency.read', () => ({ path: '/agencies' })),
  get('referral', '/agencies/{agencyId}', 'agency.read', ({ agencyId }) => ({
    path: `/agencies/${agencyId}`,
  })),
  post('referral', '/agencies/{agencyId}/suspension', 'agency.suspend', ({ spareAgencyId }) => ({
    path: `/agencies/${spareAgencyId}/suspension`,
    body: { reason: 'other' },
  })),
  post('referral', '/agencies/{agencyId}/resumption', 'agency.suspend', ({ spareAgencyId }) => ({
    path: `/agencies/${spareAgencyId}/resumption`,
  })),
  post('referral', '/agencies/{agencyId}/removal', 'agency.remove', ({ spareAgencyId }) => ({
    path: `/agencies/${spareAgencyId}/removal`,
    body: { reason: 'other' },
  })),
  post('referral', '/agencies/{agencyId}/capacity', 'agency.publish-capacity', ({ agencyId }) => ({
    path: `/agencies/${agencyId}/capacity`,
    body: { capacity: 'capacity' },
  })),
  list('referral', '/referrals', 'referral.read', ({ caseId }) => ({ path: `/referrals?caseId=${caseId}` })),
  get('referral', '/referrals/{referralId}', 'referral.read', ({ referralId }) => ({
    path: `/referrals/${referralId}`,
  })),
  list('referral', '/cases/{caseId}/asked-agencies', 'referral.follow', ({ caseId }) => ({
    path: `/cases/${caseId}/asked-agencies`,
  })),
  list('referral', '/cases/{caseId}/needs', 'referral.read', ({ caseId }) => ({
    path: `/cases/${caseId}/needs`,
  })),
  post('referral', '/referrals', 'referral.request', ({ caseId, campaignId, needId, night }) => ({
    path: '/referrals',
    body: { caseId, campaignId, needId, service: 'health', night },
  })),
  post('referral', '/referrals/{referralId}/responses', 'referral.respond', ({ referralId }) => ({
    path: `/referrals/${referralId}/responses`,
    body: { state: 'accepted' },
  })),
  post('referral', '/referrals/{referralId}/reroute', 'referral.reroute', ({ referralId }) => ({
    path: `/referrals/${referralId}/reroute`,
    body: {},
  })),
  post('referral', '/referrals/{referralId}/consent-end', 'referral.end-unconsented', ({ referralId }) => ({
    path: `/referrals/${referralId}/consent-end`,
    body: { endedAt: '2024-12-12T20:00:00.000Z' },
  })),
  post('referral', '/referrals/{referralId}/cancellation', 'referral.cancel', ({ referralId }) => ({
    path: `/referrals/${referralId}/cancellation`,
    body: { reason: 'other' },
  })),
  // By now it is cancelled; the agency is asked once more, because a side has no other.
  post('referral', '/referrals/{referralId}/another-agency', 'referral.ask-another', (side) => ({
    path: `/referrals/${side.referralId}/another-agency`,
    body: { seen: 'cancelled', agencyId: side.agencyId },
  })),
];

const mediation: readonly Route[] = [
  list('mediation', '/mediation-files', 'mediation-file.read', ({ caseId }) => ({
    path: `/mediation-files?caseId=${caseId}`,
  })),
  get('mediation', '/mediation-files/{fileId}', 'mediation-file.read', ({ fileId }) => ({
    path: `/mediation-files/${fileId}`,
  })),
  post('mediation', '/mediation-files/{fileId}/sessions', 'mediation-file.work', ({ fileId }) => ({
    path: `/mediation-files/${fileId}/sessions`,
    body: {},
  })),
  post('mediation', '/mediation-files/{fileId}/family-contacts', 'mediation-file.work', ({ fileId }) => ({
    path: `/mediation-files/${fileId}/family-contacts`,
    body: { reached: true },
  })),
  post('mediation', '/mediation-files/{fileId}/return-decisions', 'mediation-file.work', ({ fileId }) => ({
    path: `/mediation-files/${fileId}/return-decisions`,
    body: { personAgrees: true, familyAgrees: false, kind: 'permanent' },
  })),
  post('mediation', '/mediation-files/{fileId}/closure', 'mediation-file.work', ({ fileId }) => ({
    path: `/mediation-files/${fileId}/closure`,
    body: { outcome: 'declined-by-family' },
  })),
  post('mediation', '/mediation-files/{fileId}/reintegration', 'mediation-file.work', ({ agreedFileId }) => ({
    path: `/mediation-files/${agreedFileId}/reintegration`,
    body: {},
  })),
  list('mediation', '/reintegrations', 'reintegration.read', ({ caseId }) => ({
    path: `/reintegrations?caseId=${caseId}`,
  })),
  get('mediation', '/reintegrations/{reintegrationId}', 'reintegration.read', ({ reintegrationId }) => ({
    path: `/reintegrations/${reintegrationId}`,
  })),
  post('mediation', '/reintegrations/{reintegrationId}/visits', 'reintegration.visit', (side) => ({
    path: `/reintegrations/${side.reintegrationId}/visits`,
    body: { visit: 1, holds: true },
  })),
];

const casework: readonly Route[] = [
  list('casework', '/cases', 'case.read', () => ({ path: '/cases' })),
  list('casework', '/cases-needing-attention', 'case.read', () => ({ path: '/cases-needing-attention' })),
  get('casework', '/cases/{caseId}', 'case.read', ({ caseId }) => ({ path: `/cases/${caseId}` })),
  get('casework', '/cases/{caseId}/timeline', 'case.read', ({ caseId }) => ({
    path: `/cases/${caseId}/timeline`,
  })),
  get('casework', '/cases/{caseId}/workflow', 'case.extend-deadline', ({ caseId }) => ({
    path: `/cases/${caseId}/workflow`,
  })),
  post('casework', '/cases/{caseId}/deadline-extensions', 'case.extend-deadline', ({ caseId }) => ({
    path: `/cases/${caseId}/deadline-extensions`,
    body: { deadline: 'referralAnswer', until: new Date(Date.now() + 300 * 86_400_000).toISOString() },
  })),
];

/** The last of all: after it nothing more can be done with the case. */
const closure = post('casework', '/cases/{caseId}/closure', 'case.close', ({ caseId }) => ({
  path: `/cases/${caseId}/closure`,
  body: { outcome: 'lost-contact' },
}));

/** Every route of every service, in an order in which each can be carried out on the things of one side. */
export const routes: readonly Route[] = [
  ...casework,
  ...mediation,
  ...referral,
  ...shelter,
  ...intake,
  closure,
];

/** The routes of a service that its OpenAPI document names and this list does not, and the other way round. */
export function routesNotCovered(service: ServiceName, document: unknown): string[] {
  const paths = (document as { paths: Record<string, Record<string, unknown>> }).paths;
  const served = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = routes
    .filter((route) => route.service === service)
    .map(({ method, path }) => `${method} ${path}`);
  return [
    ...served.filter((name) => !known.includes(name)).map((name) => `${name} is served and not attacked`),
    ...known.filter((name) => !served.includes(name)).map((name) => `${name} is attacked and not served`),
  ];
}

/** Long deadlines: nothing of a side is to lapse while it is attacked. */
const deadlines = {
  bedOffer: 'P2D',
  bedHold: 'P2D',
  onTheWay: 'PT2H',
  waitingForBed: 'P2D',
  referralAnswer: 'P2D',
  referralCompletion: 'P14D',
  familyContact: 'P7D',
  returnDecision: 'P30D',
  followUpGrace: 'P3D',
  alertLooked: 'PT2H',
  alertLookedAgain: 'PT24H',
};

/** A campaign as it is declared, the same each time, so that declaring it again changes nothing. */
export function declarationOf(campaignId: string) {
  return {
    campaignId,
    city: 'Sidi Kacem',
    startsOn: '2024-12-12',
    endsOn: '2025-01-31',
    language: 'fr',
    deadlines,
    followUpVisits: ['PT1S', 'P30D'],
  };
}
