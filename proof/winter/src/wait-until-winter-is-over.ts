import { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { KafkaWatch } from '@iwaa/proof-kit/kafka/kafka-progress';
import { type Activity, type Idle, waitUntilIdle } from '@iwaa/proof-kit/wait-until-idle';
import type { Agencies } from './actors/agencies.ts';
import { unansweredAlerts } from './actors/alerts.ts';
import type { Mediators } from './actors/mediators.ts';
import type { WinterContext } from './actors/winter-context.ts';

const timing = { quietMs: 2000, lookEveryMs: 300 };

/**
 * Waits until what the winter set going has come to its end: every hold taken up or lapsed, every grace of an absence over, every alert over or told to the committee, every referral answered, every
 * visit made, every fact read. A winter that does not come to its end is reported as it stands.
 */
export function waitUntilWinterIsOver(
  context: WinterContext,
  actors: { readonly agencies: Agencies; readonly mediators: Mediators },
  kafka: KafkaWatch,
  limitMs: number,
  onUnderWay: (what: string) => void,
): Promise<Idle> {
  const look = async (): Promise<Activity> => {
    const { messages: events, unread } = await kafka.look();
    return {
      underWay: unread > 0 ? `${unread} facts to be read` : await underWay(context, actors),
      events,
    };
  };
  return waitUntilIdle(look, { ...timing, limitMs, onUnderWay, signal: context.signal });
}

async function underWay(
  context: WinterContext,
  { agencies, mediators }: { readonly agencies: Agencies; readonly mediators: Mediators },
): Promise<string | undefined> {
  const { campaign, clients } = context;
  const [unanswered, held, absent, asked, returned] = await Promise.all([
    unansweredAlerts(context),
    clients.shelterStaff.call(shelterCapacityRoutes.listBeds, {
      params: { centreId: campaign.centreId },
      query: { state: 'held', limit: 1000 },
    }),
    clients.shelterStaff.call(shelterCapacityRoutes.listBeds, {
      params: { centreId: campaign.centreId },
      query: { absent: 'true', limit: 1000 },
    }),
    clients.committee.referral.call(referralRoutes.listReferrals, {
      query: { state: 'requested', limit: 1000 },
    }),
    clients.socialWorker.mediation.call(mediationRoutes.listReintegrations, {
      query: { dueBy: farAhead(), limit: 1000 },
    }),
  ]);
  if (held.items.length > 0) return `${held.items.length} beds held for somebody who may still come`;
  const losing = absent.items.filter(({ stay }) => stay?.absence?.losesBedAt);
  if (losing.length > 0) return `${losing.length} people absent without a pass, who may lose their beds`;
  if (unanswered > 0) return `${unanswered} alerts that nobody has answered yet`;
  if (asked.items.length > 0) return `${asked.items.length} referrals without an answer`;
  if (returned.items.length > 0) return `${returned.items.length} returns with a visit to come`;
  if (!agencies.idle()) return 'agencies at work';
  if (!mediators.idle()) return 'mediators at work';
  return undefined;
}

function farAhead(): string {
  return new Date(Date.now() + 365 * 86_400_000).toISOString();
}
