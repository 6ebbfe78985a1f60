import type { ReferralService } from '@iwaa/contracts/vocabulary';
import { type CampaignNights, type NightRefusal, nightRefusal } from '@iwaa/domain/night';
import type { RegisteredAgency } from './agency.ts';
import { type KnownCase, type KnownNeed, mayLearn, type Objection, objection } from './known-case.ts';
import type { Referral } from './referral.ts';
import {
  type AgencyLoad,
  type AskingCause,
  agencyToAsk,
  askedBefore,
  attemptToMake,
  chosenAgency,
  isStillCovered,
} from './routing.ts';

/** A need for which an agency is wanted, and all that bears on it. */
export interface NeedAtHand {
  readonly needId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly campaign: CampaignNights;
  readonly night: string;
  readonly service: ReferralService;
  /** The agency that somebody has chosen; without one the next eligible one is asked. */
  readonly agencyId?: string | undefined;
  /** When the person stated the need, or agreed to it, or somebody asks for it by hand. */
  readonly since: string;
  readonly known: KnownCase;
  /** What was asked for this need before, unplaced attempts too. */
  readonly had: readonly Referral[];
  /** The same of the needs that covered it. */
  readonly coverHad: readonly Referral[];
  /** The agencies of the campaign that give the service. */
  readonly giving: readonly RegisteredAgency[];
  /** What each of them has been asked for. */
  readonly load: ReadonlyMap<string, AgencyLoad>;
}

/** What comes of a need now. */
export type NextStep =
  | { readonly kind: 'ask'; readonly agencyId: string; readonly attempt: number }
  | { readonly kind: 'not-placed'; readonly attempt: number }
  /** The cause was acted on before, or leads nowhere. */
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'objection'; readonly why: Objection | 'no-consent' }
  /** The referral of another need serves this one too. */
  | { readonly kind: 'covered' }
  /** The agency that somebody has chosen is none that can be asked. */
  | { readonly kind: 'agency-not-eligible' }
  /** The agency that somebody has chosen can take nobody while another can. */
  | { readonly kind: 'agency-takes-nobody' }
  /** Intake has not told of this need. */
  | { readonly kind: 'need-unknown' }
  /** The need's id belongs to another case or service. */
  | { readonly kind: 'need-of-another' }
  /** The night for which somebody asks by hand is none of the campaign, or has not come. */
  | { readonly kind: NightRefusal };

/** Decides whom to ask for a need, at a moment (ISO-8601), because of a cause. */
export function nextStep(need: NeedAtHand, cause: AskingCause, at: string): NextStep {
  const { known, had, coverHad, service, since } = need;
  if (had.some((referral) => isOfAnother(referral, need))) return { kind: 'need-of-another' };
  const stated = known.needs.find(({ needId }) => needId === need.needId);
  // What comes from intake needs no second word of intake's, and names a night that intake has judged.
  if (cause.type === 'asked-by-hand') {
    if (!stated) return { kind: 'need-unknown' };
    const refused = nightRefusal(need.campaign, need.night, at);
    if (refused) return { kind: refused };
  }
  if (stated && stated.service !== service) return { kind: 'need-of-another' };
  const why = objection(known, service, since);
  if (why) return { kind: 'objection', why };
  const attempt = attemptToMake(had, cause);
  if (attempt === undefined) return { kind: 'nothing-to-do' };
  if (cause.type !== 'asked-by-hand' && isStillCovered(coverHad)) return { kind: 'covered' };
  const choice = choiceFor(need, stated, at);
  if (typeof choice === 'object') return { kind: 'ask', ...choice, attempt };
  switch (choice) {
    case 'no-consent':
      return { kind: 'objection', why: 'no-consent' };
    case 'not-eligible':
    case 'takes-nobody':
      return { kind: `agency-${choice}` };
    case 'nobody-left':
      return { kind: 'not-placed', attempt };
    default:
      return choice satisfies never;
  }
}

function choiceFor(
  { agencyId, giving, service, had, coverHad, known, campaign, load }: NeedAtHand,
  stated: KnownNeed | undefined,
  at: string,
) {
  const before = askedBefore([...had, ...coverHad]);
  const may = (id: string) => mayLearn(known, id, at);
  const person = known.corrected ?? stated?.forAgency ?? undefined;
  const circumstances = { at, timeZone: campaign.timeZone, person, load };
  return agencyId === undefined
    ? agencyToAsk(giving, service, before, may, circumstances)
    : chosenAgency(giving, service, agencyId, before, may, circumstances);
}

function isOfAnother(referral: Referral, { caseId, service }: NeedAtHand): boolean {
  return referral.state !== 'new' && (referral.caseId !== caseId || referral.service !== service);
}
