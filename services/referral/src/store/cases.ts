import type { ReferralService } from '@iwaa/contracts/vocabulary';
import type { Connection } from 'mongoose';
import { type CaseFacts, noCaseFacts } from '../domain/case-facts.ts';

export interface Cases {
  /** What is remembered of a case; nothing yet where nothing has come. */
  facts(caseId: string): Promise<CaseFacts>;
  closed(caseId: string): Promise<void>;
  declined(caseId: string, service: ReferralService, at: string): Promise<void>;
  consentGiven(caseId: string, at: string): Promise<void>;
  consentWithdrawn(caseId: string, at: string): Promise<void>;
  /** A need asked for nothing because a referral of its service was open. */
  covered(caseId: string, needId: string): Promise<void>;
}

type CaseDocument = Partial<CaseFacts> & { readonly _id: string };

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
    async facts(caseId) {
      const { _id, ...facts } = (await cases.findOne({ _id: { $eq: caseId } })) ?? { _id: caseId };
      return { ...noCaseFacts, ...facts };
    },
    closed: (caseId) => add(caseId, { $set: { closed: true } }),
    declined: (caseId, service, at) => add(caseId, { $max: { [`declinedAt.${service}`]: at } }),
    consentGiven: (caseId, at) => add(caseId, { $max: { consentGivenAt: at } }),
    consentWithdrawn: (caseId, at) => add(caseId, { $max: { consentWithdrawnAt: at } }),
    covered: (caseId, needId) => add(caseId, { $addToSet: { needsCovered: needId } }),
  };
}
