import * as http from '../http/alerts.ts';
import { alertId, campaignId } from '../ids.ts';
import { command, query, search } from '../route.ts';

const ofAlert = { alertId };

/** The routes of intake that are about alerts. */
export const alertRoutes = {
  raiseAlert: command({
    path: '/campaigns/:campaignId/alerts',
    action: 'alert.raise',
    summary: 'Raise an alert: somebody outside was seen at a place, and a team has to go and look',
    description:
      'The answer holds the code by which whoever told of it hears what became of it. An agency raises alerts of the campaigns that name it among their partners.',
    params: { campaignId },
    body: http.raiseAlert,
    status: 201,
    answer: http.raisedAlert,
    refusals: ['campaign-ended', 'seen-not-yet', 'night-outside-campaign'],
  }),
  listAlerts: query({
    path: '/campaigns/:campaignId/alerts',
    action: 'alert.read',
    summary: 'The alerts of a campaign, last seen first; with `open` those that a team still has to look at',
    params: { campaignId },
    query: http.alertsQuery,
    answer: http.alerts,
  }),
  readAlert: query({
    path: '/alerts/:alertId',
    action: 'alert.read',
    summary: 'What was seen where, by when a team should look, and what the looks found',
    params: ofAlert,
    answer: http.alert,
  }),
  recordLook: command({
    path: '/alerts/:alertId/looks',
    action: 'alert.look',
    summary: 'Record what a team found that looked for the people of an alert on its round',
    description:
      'Whoever was found ends the alert. Where nobody was, it stays open until a team has looked on a second round.',
    params: ofAlert,
    body: http.recordLook,
    answer: http.alert,
    refusals: ['alert-over', 'round-before-alert', 'contact-unknown'],
  }),
  withdrawAlert: command({
    path: '/alerts/:alertId/withdrawal',
    action: 'alert.withdraw',
    summary: 'Withdraw an alert: no team needs to look any more',
    params: ofAlert,
    body: http.withdrawAlert,
    answer: http.alert,
    refusals: ['alert-over'],
  }),
  escalateAlert: command({
    path: '/alerts/:alertId/escalation',
    action: 'alert.escalate',
    summary: 'Tell the committee of an alert whose time has passed; it stays open',
    params: ofAlert,
    answer: http.alertEscalation,
  }),
  followAlert: search({
    path: '/alerts/by-code',
    action: 'alert.follow',
    summary: 'Whether a team has looked, by the code that was given when the alert was raised',
    description: 'It says no more than that somebody went to look: not who was met, nor whether anybody was.',
    body: http.followAlert,
    answer: http.alertFollowUp,
  }),
};
