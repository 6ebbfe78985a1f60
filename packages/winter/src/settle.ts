import { setTimeout as wait } from 'node:timers/promises';
import type { reintegrations } from '@iwaa/contracts/http/mediation';
import type { referrals } from '@iwaa/contracts/http/referral';
import type { beds } from '@iwaa/contracts/http/shelter-capacity';
import type { z } from 'zod';
import type { KafkaWatch } from './evidence/kafka-progress.ts';
import type { Agencies } from './players/agencies.ts';
import type { Mediators } from './players/mediators.ts';
import type { Stage } from './players/stage.ts';

/** Nothing may happen for so long before a winter counts as settled, in ms. */
const quietMs = 2000;

export interface Settled {
  readonly ms: number;
  /** What was still under way when patience ran out, in words. */
  readonly left: string | undefined;
}

/**
 * Waits until what the winter set going has come to its end: every hold taken up or lapsed, every referral answered, every
 * visit made, every fact read. A winter that does not come to rest is reported as it stands.
 */
export async function settle(
  stage: Stage,
  players: { readonly agencies: Agencies; readonly mediators: Mediators },
  kafka: KafkaWatch,
  patienceMs: number,
  tell: (left: string) => void,
): Promise<Settled> {
  const began = performance.now();
  let messages = -1;
  let quietSince = began;
  for (;;) {
    const progress = await kafka.look();
    const left = progress.unread > 0 ? `${progress.unread} facts to be read` : await underWay(stage, players);
    const now = performance.now();
    if (left !== undefined || progress.messages !== messages) {
      messages = progress.messages;
      quietSince = now;
    }
    if (now - quietSince >= quietMs) return { ms: quietSince - began, left: undefined };
    if (now - began > patienceMs) return { ms: now - began, left: left ?? 'new facts keep coming' };
    if (left !== undefined) tell(left);
    await wait(300, undefined, { signal: stage.signal });
  }
}

async function underWay(
  stage: Stage,
  { agencies, mediators }: { readonly agencies: Agencies; readonly mediators: Mediators },
): Promise<string | undefined> {
  const { campaign, doors } = stage;
  const [held, asked, returned] = await Promise.all([
    doors.shelterStaff.get<z.output<typeof beds>>(`/centres/${campaign.centreId}/beds?state=held&limit=5000`),
    doors.committee.referral.get<z.output<typeof referrals>>('/referrals?state=requested&limit=1000'),
    doors.socialWorker.mediation.get<z.output<typeof reintegrations>>(
      `/reintegrations?dueBy=${farAhead()}&limit=1000`,
    ),
  ]);
  if (held.beds.length > 0) return `${held.beds.length} beds held for somebody who may still come`;
  if (asked.referrals.length > 0) return `${asked.referrals.length} referrals without an answer`;
  if (returned.reintegrations.length > 0)
    return `${returned.reintegrations.length} returns with a visit to come`;
  if (!agencies.idle()) return 'agencies at work';
  if (!mediators.idle()) return 'mediators at work';
  return undefined;
}

function farAhead(): string {
  return new Date(Date.now() + 365 * 86_400_000).toISOString();
}
