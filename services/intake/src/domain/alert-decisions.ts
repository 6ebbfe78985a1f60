import type { Decision } from '@iwaa/contracts/decision';
import { durationMs } from '@iwaa/contracts/duration';
import type {
  AlertDeadlineKind,
  AlertSign,
  AlertSource,
  AlertWithdrawalReason,
} from '@iwaa/contracts/vocabulary';
import { isAhead } from '@iwaa/domain/clock-skew';
import { type CampaignNights, hasCome, isOfCampaign, nightAt } from '@iwaa/domain/night';
import { type CampaignLevels, deadlineOn } from '@iwaa/domain/night-level';
import type { Alert, AlertEvent, Look } from './alert.ts';

/** A campaign, as much of it as its alerts go by. */
export type AlertCampaign = CampaignNights &
  CampaignLevels & {
    readonly campaignId: string;
    readonly provinceId: string;
    readonly ended: boolean;
  };

export type AlertCommand =
  | {
      type: 'raise-alert';
      alertId: string;
      campaign: AlertCampaign;
      place: string;
      /** Instants are ISO-8601. */
      seenAt: string;
      signs: AlertSign[];
      people: number | null;
      source: AlertSource;
      agencyId: string | null;
      at: string;
    }
  /** A team looked on a round of the alert's own campaign. */
  | { type: 'record-look'; look: Look; campaign: CampaignLevels; at: string }
  | { type: 'withdraw-alert'; reason: AlertWithdrawalReason }
  | { type: 'escalate-alert'; at: string };

export type AlertRefusal =
  | 'campaign-ended'
  | 'seen-not-yet'
  | 'night-outside-campaign'
  | 'round-before-alert'
  | 'alert-over'
  | 'not-found';

/** Where nobody was found on so many rounds, nobody is looked for any more. */
const mostLooks = 2;

/**
 * Judges a command on an alert. A look of the same round with the same result decides nothing, so that one team that presses twice
 * has looked once; nor does telling the committee of an alert that is over, or whose time still runs.
 */
export function decide(alert: Alert, command: AlertCommand): Decision<AlertEvent, AlertRefusal> {
  switch (command.type) {
    case 'raise-alert':
      return alert.raised ? [] : raise(command);
    case 'record-look':
      return recordLook(alert, command);
    case 'withdraw-alert': {
      if (!alert.raised) return 'not-found';
      const { reason } = command;
      if (alert.lookBy === null) return alert.withdrawn === reason ? [] : 'alert-over';
      const { alertId, campaignId } = alert.raised;
      return [{ type: 'iwaa.intake.alert-withdrawn.v1', data: { alertId, campaignId, reason } }];
    }
    case 'escalate-alert': {
      if (!alert.raised) return 'not-found';
      if (alert.lookBy === null || alert.escalated) return [];
      if (Date.parse(command.at) < Date.parse(alert.lookBy)) return [];
      const { alertId, campaignId } = alert.raised;
      return [{ type: 'iwaa.intake.alert-escalated.v1', data: { alertId, campaignId, dueAt: alert.lookBy } }];
    }
    default:
      return command satisfies never;
  }
}

function raise({
  campaign,
  at,
  ...told
}: Extract<AlertCommand, { type: 'raise-alert' }>): Decision<AlertEvent, AlertRefusal> {
  if (campaign.ended) return 'campaign-ended';
  const { alertId, place, signs, people, source, agencyId } = told;
  const { campaignId, provinceId, timeZone } = campaign;
  const seenAt = new Date(told.seenAt).toISOString();
  if (isAhead(seenAt, at)) return 'seen-not-yet';
  const night = nightAt(seenAt, timeZone);
  if (!isOfCampaign(campaign, night) || !hasCome(night, at, timeZone)) return 'night-outside-campaign';
  const lookBy = after(at, campaign, night, 'alertLooked');
  return [
    {
      type: 'iwaa.intake.alert-raised.v1',
      data: {
        ...{ alertId, campaignId, provinceId, place, night, seenAt },
        ...{ signs: [...new Set(signs)], people, source, agencyId, lookBy },
      },
    },
  ];
}

function recordLook(
  { raised, looks, lookBy }: Alert,
  { look, campaign, at }: Extract<AlertCommand, { type: 'record-look' }>,
): Decision<AlertEvent, AlertRefusal> {
  if (!raised) return 'not-found';
  const ofRound = looks.find(({ roundId }) => roundId === look.roundId);
  if (ofRound?.result === look.result) return [];
  if (lookBy === null) return 'alert-over';
  if (look.night < raised.night) return 'round-before-alert';
  const isLast = look.result !== 'not-found' || looks.length + 1 >= mostLooks;
  const { alertId, campaignId } = raised;
  return [
    {
      type: 'iwaa.intake.alert-looked-at.v1',
      data: {
        ...{ alertId, campaignId, ...look },
        lookBy: isLast ? null : after(at, campaign, look.night, 'alertLookedAgain'),
      },
    },
  ];
}

/** A cold night may shorten the first look; the second one waits for the next round in any cold. */
function after(at: string, campaign: CampaignLevels, night: string, kind: AlertDeadlineKind): string {
  const allowed =
    kind === 'alertLooked' ? deadlineOn(campaign, night, kind) : campaign.deadlines.alertLookedAgain;
  return new Date(Date.parse(at) + durationMs(allowed)).toISOString();
}
