import type { ReferralService } from '@iwaa/contracts/vocabulary';
import { type Consent, type Consents, noConsents } from '@iwaa/domain/consent';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Connection } from 'mongoose';
import {
  type AgencyProfile,
  type CoveredNeed,
  type KnownCase,
  type KnownNeed,
  unknownCase,
} from '../domain/known-case.ts';

export interface Cases {
  /** What is known of a case; nothing yet where nothing has come. */
  find(caseId: string): Promise<KnownCase>;
  closed(caseId: string): Promise<void>;
  /** A street team met the person. */
  met(caseId: string, by: { readonly campaignId: string; readonly team: string }): Promise<void>;
  /** Whether the person of a case was met by somebody whose scope this is. */
  wasMetBy(caseId: string, scope: ActorScope): Promise<boolean>;
  /** A need was stated, under a consent where there was one. */
  needStated(caseId: string, need: KnownNeed, consent: Consent | null): Promise<void>;
  /** Whom an agency has to be able to take was corrected by the fact of this sequence; an earlier one changes nothing. */
  corrected(caseId: string, profile: AgencyProfile, sequence: number): Promise<void>;
  declined(caseId: string, service: ReferralService, at: string): Promise<void>;
  /** Gives the needs that are known by then. */
  consentGiven(caseId: string, consent: Consent): Promise<readonly KnownNeed[]>;
  consentWithdrawn(caseId: string, consentId: string): Promise<void>;
  /** A need asked for nothing because a referral of its service was open. */
  covered(caseId: string, need: CoveredNeed): Promise<void>;
}

type CaseDocument = Partial<Omit<KnownCase, 'consents'>> & {
  readonly _id: string;
  readonly consents?: Partial<Consents>;
  /** Which teams met the person, in which campaign: whom an agency is asked for is theirs to know. */
  readonly campaignId?: string;
  readonly teams?: readonly string[];
};

const owners = { campaign: 'campaignId', team: 'teams' };

/**
 * What this service remembers of cases. Each write only adds or takes the latest, so facts may come in any order and
 * any number of times.
 */
export function createCases(database: Connection): Cases {
  const cases = database.collection<CaseDocument>('case');
  const add = async (caseId: string, change: Record<string, Record<string, unknown>>) => {
    await cases.updateOne({ _id: caseId }, change, { upsert: true });
  };
  return {
    async find(caseId) {
      const found = await cases.findOne({ _id: { $eq: caseId } });
      const { _id, campaignId, teams, consents, ...known } = found ?? { _id: caseId };
      return { ...unknownCase, ...known, consents: { ...noConsents, ...consents } };
    },
    closed: (caseId) => add(caseId, { $set: { closed: true } }),
    met: (caseId, { campaignId, team }) => add(caseId, { $set: { campaignId }, $addToSet: { teams: team } }),
    async wasMetBy(caseId, scope) {
      const mine = { $and: [{ _id: { $eq: caseId } }, scope.filter(owners)] };
      return (await cases.findOne(mine, { projection: { _id: 1 } })) !== null;
    },
    needStated: (caseId, need, consent) =>
      add(caseId, { $addToSet: { needs: need, ...(consent ? { 'consents.given': consent } : {}) } }),
    async corrected(caseId, { unit, priority }, sequence) {
      const isLater = { $gt: [sequence, { $ifNull: ['$corrected.sequence', 0] }] };
      const corrected = { $cond: [isLater, { $literal: { unit, priority, sequence } }, '$corrected'] };
      await cases.updateOne({ _id: caseId }, [{ $set: { corrected } }], { upsert: true });
    },
    declined: (caseId, service, at) => add(caseId, { $max: { [`declinedAt.${service}`]: at } }),
    async consentGiven(caseId, consent) {
      const found = await cases.findOneAndUpdate(
        { _id: caseId },
        { $addToSet: { 'consents.given': consent } },
        { upsert: true, returnDocument: 'after', projection: { needs: 1 } },
      );
      return found?.needs ?? [];
    },
    consentWithdrawn: (caseId, consentId) => add(caseId, { $addToSet: { 'consents.withdrawn': consentId } }),
    covered: (caseId, need) => add(caseId, { $addToSet: { covered: need } }),
  };
}
