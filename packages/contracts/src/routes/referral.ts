import * as http from '../http/referral.ts';
import { caseId, provinceId, slug, uuid } from '../ids.ts';
import { command, query } from '../route.ts';

const ofAgency = { agencyId: slug };
const ofReferral = { referralId: uuid };

/** Why no agency is asked for a need, whichever route asks for it. */
const whyNobodyIsAsked = [
  'campaign-unknown',
  'case-closed',
  'no-consent',
  'need-unknown',
  'night-outside-campaign',
  'night-not-yet',
  'declined-by-person',
  'need-already-answered',
  'need-of-another-case',
  'no-agency-left',
  'agency-not-eligible',
  'agency-takes-nobody',
  'referral-already-open',
] as const;

/** The routes of referral. */
export const referralRoutes = {
  registerAgency: command({
    path: '/provinces/:provinceId/agencies',
    action: 'agency.register',
    summary: 'Register an agency of a province',
    params: { provinceId },
    body: http.registerAgency,
    status: 201,
    answer: http.agency,
    refusals: ['province-unknown', 'agency-already-registered'],
  }),
  listAgencies: query({
    path: '/agencies',
    action: 'agency.read',
    summary: 'The agencies that are yours to see, by rank',
    query: http.agenciesQuery,
    answer: http.agencies,
  }),
  publishCapacity: command({
    path: '/agencies/:agencyId/capacity',
    action: 'agency.publish-capacity',
    summary: 'Say what the agency can take',
    params: ofAgency,
    body: http.publishCapacity,
    answer: http.agency,
    refusals: ['unknown-agency', 'agency-removed', 'capacity-ends-in-the-past'],
  }),
  readAgency: query({
    path: '/agencies/:agencyId',
    action: 'agency.read',
    summary: 'One agency',
    params: ofAgency,
    answer: http.agency,
  }),
  suspendAgency: command({
    path: '/agencies/:agencyId/suspension',
    action: 'agency.suspend',
    summary: 'Ask an agency no more until it is resumed; its open referrals go to the next one at once',
    params: ofAgency,
    body: http.agencyLeaving,
    answer: http.agency,
    refusals: ['unknown-agency', 'agency-removed'],
  }),
  resumeAgency: command({
    path: '/agencies/:agencyId/resumption',
    action: 'agency.suspend',
    summary: 'Ask a suspended agency again',
    params: ofAgency,
    answer: http.agency,
    refusals: ['unknown-agency', 'agency-removed'],
  }),
  removeAgency: command({
    path: '/agencies/:agencyId/removal',
    action: 'agency.remove',
    summary: 'Have an agency leave for good; its open referrals go to the next one at once',
    params: ofAgency,
    body: http.agencyLeaving,
    answer: http.agency,
    refusals: ['unknown-agency'],
  }),
  listReferrals: query({
    path: '/referrals',
    action: 'referral.read',
    summary: 'The referrals that are yours to see, newest first',
    query: http.referralsQuery,
    answer: http.referrals,
  }),
  readReferral: query({
    path: '/referrals/:referralId',
    action: 'referral.read',
    summary: 'One referral',
    params: ofReferral,
    answer: http.referral,
  }),
  listAskedAgencies: query({
    path: '/cases/:caseId/asked-agencies',
    action: 'referral.follow',
    summary:
      'Which agencies were asked for a person whom the team met, for what, and how far they are; last asked first',
    params: { caseId },
    query: http.askedAgenciesQuery,
    answer: http.askedAgencies,
  }),
  listNeeds: query({
    path: '/cases/:caseId/needs',
    action: 'referral.read',
    summary:
      'The needs of an open case that agencies answer, each as it was stated last, and what became of it',
    params: { caseId },
    query: http.needsQuery,
    answer: http.needs,
  }),
  requestReferral: command({
    path: '/referrals',
    action: 'referral.request',
    summary: 'Ask an agency for a need: the one that is named, else the next eligible one',
    body: http.requestReferral,
    status: 201,
    answer: http.referral,
    refusals: whyNobodyIsAsked,
  }),
  askAnotherAgency: command({
    path: '/referrals/:referralId/another-agency',
    action: 'referral.ask-another',
    summary: 'Ask another agency for the need of a referral; an open one is taken back from its agency',
    description:
      'Where the agency has said something since the referral was seen, nothing is done. Where nobody else can be asked, the referral stays with its agency.',
    params: ofReferral,
    body: http.askAnotherAgency,
    status: 201,
    answer: http.referral,
    refusals: ['unknown-referral', 'referral-changed', ...whyNobodyIsAsked],
  }),
  respondToReferral: command({
    path: '/referrals/:referralId/responses',
    action: 'referral.respond',
    summary: "The agency's answer",
    params: ofReferral,
    body: http.respondToReferral,
    answer: http.referral,
    refusals: [
      'unknown-referral',
      'not-your-referral',
      'answer-incomplete',
      'answer-out-of-order',
      'referral-ended',
      'consent-ended',
    ],
  }),
  cancelReferral: command({
    path: '/referrals/:referralId/cancellation',
    action: 'referral.cancel',
    summary: 'Take the referral back',
    params: ofReferral,
    body: http.cancelReferral,
    answer: http.referral,
    refusals: ['unknown-referral', 'referral-ended'],
  }),
  rerouteReferral: command({
    path: '/referrals/:referralId/reroute',
    action: 'referral.reroute',
    summary: 'Ask the next agency, because this one has not answered in time',
    description:
      'A referral that still waits for its answer is cancelled (no-answer) and the next agency is asked; one that was answered meanwhile is left as it is, and comes back in its state.',
    params: ofReferral,
    body: http.rerouteReferral,
    answer: http.referral,
    refusals: ['unknown-referral'],
  }),
  endUnconsentedReferral: command({
    path: '/referrals/:referralId/consent-end',
    action: 'referral.end-unconsented',
    summary: "Take the referral back, because the person's consent to it has run out",
    description:
      'An open referral is cancelled (consent-ended, or consent-withdrawn where that is why). Where the person has agreed anew, or the referral has ended, it is left as it is and comes back in its state.',
    params: ofReferral,
    body: http.endUnconsentedReferral,
    answer: http.referral,
    refusals: ['unknown-referral', 'consent-in-force'],
  }),
};
