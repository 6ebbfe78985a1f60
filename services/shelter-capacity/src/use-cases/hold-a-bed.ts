import { durationMs } from '@iwaa/contracts/duration';
import type { UnitKind } from '@iwaa/contracts/vocabulary';
import { deadlineOn, levelOf, opensOverflow } from '@iwaa/domain/night-level';
import { TransientFault } from '@iwaa/eventing/failure/fault';
import type { KnownCampaign, KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { ConflictError } from '@iwaa/service-kit/store/conflict-error';
import { hasLapsed } from '../domain/bed.ts';
import { shuffled } from '../domain/shuffled.ts';
import type { Beds } from '../store/beds.ts';

/** A stated need of shelter, as much of it as a bed has to know. */
export interface ShelterNeed {
  readonly needId: string;
  readonly provinceId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly unit: UnitKind;
  readonly night: string;
  /** The name that its hold is to have (see `holdIdOf`). */
  readonly holdId: string;
  /** Whether the bed is only offered: to somebody who has waited since then. */
  readonly offer?: { readonly since: string };
  /** Beds that the person has declined. */
  readonly without?: readonly string[];
}

/** What trying to hold a bed came to. */
export type Holding =
  | { readonly kind: 'held'; readonly bedId: string; readonly holdId: string }
  /** The person has a bed already, or this need had one before. */
  | { readonly kind: 'has-or-had-a-bed' }
  | { readonly kind: 'none-free' };

/** @param campaign the need's, where whoever asks has it already */
export type HoldABed = (need: ShelterNeed, campaign?: KnownCampaign) => Promise<Holding>;

/** How often the candidates are asked for again, when others took all of them in the meantime. */
const rounds = 12;

/**
 * Holds a bed for a need: a query proposes, the bed judges, a conditional write takes, and a conflict tries the next. A
 * lapsed hold that the person still has elsewhere is ended first.
 */
export function createHoldABed(parts: {
  beds: Beds;
  campaigns: KnownCampaigns;
  clock: Clock;
  random: () => number;
}): HoldABed {
  const { beds, campaigns, clock, random } = parts;

  /** Ends the person's own hold where it has lapsed. False when the person keeps the bed that they have. */
  async function endOwnLapsed(caseId: string, holdId: string, at: string): Promise<boolean> {
    const own = await beds.ofCase(caseId);
    if (!own) return true;
    if (!own.hold || own.hold.holdId === holdId || !hasLapsed(own.hold, at)) return false;
    await beds.execute(own.bedId, { type: 'lapse-hold', holdId: own.hold.holdId, at });
    return true;
  }

  async function tryBed(bedId: string, need: ShelterNeed, campaign: KnownCampaign, at: Date) {
    const { needId, holdId, caseId, campaignId, night, unit, offer = null } = need;
    const forMs = durationMs(deadlineOn(campaign, night, offer ? 'bedOffer' : 'bedHold'));
    const lapsesAt = new Date(at.getTime() + forMs).toISOString();
    const wish = {
      ...{ holdId, caseId, campaignId, needId, night, unit },
      ...{ at: at.toISOString(), lapsesAt, offer },
      ...{ level: levelOf(campaign, night), overflowOpen: opensOverflow(campaign, night) },
    };
    try {
      const done = await beds.execute(bedId, { type: 'hold-bed', ...wish }, { attempts: 1 });
      return done.kind === 'done' ? 'held' : done.code;
    } catch (error) {
      if (error instanceof ConflictError) return 'conflict';
      throw error;
    }
  }

  return async (need, known) => {
    const campaign = known ?? (await campaigns.get(need.campaignId));
    const { holdId, provinceId, unit, without = [] } = need;
    const overflow = opensOverflow(campaign, need.night);
    for (let round = 1; round <= rounds; round += 1) {
      const at = clock();
      const candidates = await beds.candidates({ provinceId, unit, overflow, without }, at.toISOString());
      if (candidates.length === 0) return { kind: 'none-free' };
      for (const bedId of shuffled(candidates, random)) {
        const outcome = await tryBed(bedId, need, campaign, at);
        if (outcome === 'held') return { kind: 'held', bedId, holdId };
        if (outcome === 'hold-over') return { kind: 'has-or-had-a-bed' };
        if (outcome !== 'already-holds-a-bed') continue;
        if (!(await endOwnLapsed(need.caseId, holdId, at.toISOString()))) return { kind: 'has-or-had-a-bed' };
        // The bed that has just been refused may be taken now; it is proposed again.
        break;
      }
    }
    throw new TransientFault(
      `No bed could be held for need ${need.needId}: others took each one that was tried. It is tried again by itself.`,
    );
  };
}
