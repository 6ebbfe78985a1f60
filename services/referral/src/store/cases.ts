import { type ReferralService, referralServices } from '@iwaa/contracts/vocabulary';
import { type Connection, Schema } from 'mongoose';
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

const schema = new Schema(
  {
    _id: { type: String, required: true },
    closed: Boolean,
    declinedAt: new Schema(Object.fromEntries(referralServices.map((service) => [service, String])), {
      _id: false,
    }),
    consentGivenAt: String,
    consentWithdrawnAt: String,
    needsCovered: { type: [String], default: undefined },
  },
  { collection: 'case', versionKey: false, strict: 'throw', strictQuery: 'throw' },
);

/**
 * What this service remembers of cases. Each write only adds or takes the latest, so facts may come in any order and
 * any number of times.
 */
export function createCases(database: Connection): Cases {
  const model = database.model('case', schema);
  const add = async (caseId: string, change: Record<string, unknown>) => {
    await model.updateOne({ _id: caseId }, change, { upsert: true });
  };
  return {
    async facts(caseId) {
      const found = await model.findById(caseId).lean<Partial<CaseFacts>>();
      return {
        closed: found?.closed ?? noCaseFacts.closed,
        declinedAt: found?.declinedAt ?? noCaseFacts.declinedAt,
        consentGivenAt: found?.consentGivenAt ?? noCaseFacts.consentGivenAt,
        consentWithdrawnAt: found?.consentWithdrawnAt ?? noCaseFacts.consentWithdrawnAt,
        needsCovered: found?.needsCovered ?? noCaseFacts.needsCovered,
      };
    },
    closed: (caseId) => add(caseId, { $set: { closed: true } }),
    declined: (caseId, service, at) => add(caseId, { $max: { [`declinedAt.${service}`]: at } }),
    consentGiven: (caseId, at) => add(caseId, { $max: { consentGivenAt: at } }),
    consentWithdrawn: (caseId, at) => add(caseId, { $max: { consentWithdrawnAt: at } }),
    covered: (caseId, needId) => add(caseId, { $addToSet: { needsCovered: needId } }),
  };
}
