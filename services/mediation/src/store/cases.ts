import { type Consent, type Consents, noConsents } from '@iwaa/domain/consent';
import type { Connection } from 'mongoose';
import { type AnsweredNeed, type KnownCase, unknownCase } from '../domain/known-case.ts';

type CaseDocument = Partial<Omit<KnownCase, 'consents'>> & {
  readonly _id: string;
  readonly consents?: Partial<Consents>;
};

/** What mediation keeps of each case. Every write adds to a set, so a fact that is delivered again changes nothing. */
export interface Cases {
  find(caseId: string): Promise<KnownCase>;
  /** What is known of several cases, by the case's id. */
  findAll(caseIds: readonly string[]): Promise<ReadonlyMap<string, KnownCase>>;
  /** Notes that a need was answered, and says whether the case is open still. */
  answerNeed(caseId: string, need: AnsweredNeed): Promise<'open' | 'closed'>;
  consentGiven(caseId: string, consent: Consent): Promise<void>;
  consentWithdrawn(caseId: string, consentId: string): Promise<void>;
  close(caseId: string): Promise<void>;
}

export function createCases(database: Connection): Cases {
  const cases = database.collection<CaseDocument>('case');

  async function add(caseId: string, items: Record<string, unknown>): Promise<void> {
    await cases.updateOne({ _id: caseId }, { $addToSet: items }, { upsert: true });
  }

  async function find(caseId: string): Promise<KnownCase> {
    return toKnown(await cases.findOne({ _id: { $eq: caseId } }));
  }

  return {
    find,
    async findAll(caseIds) {
      const found = await cases.find({ _id: { $in: [...caseIds] } }).toArray();
      return new Map(found.map((document) => [document._id, toKnown(document)]));
    },
    async answerNeed(caseId, need) {
      const ofOpenCase = { _id: caseId, closed: { $ne: true } };
      const noted = await cases.updateOne(ofOpenCase, { $addToSet: { needs: need } });
      if (noted.matchedCount === 1) return 'open';
      // It is closed, or nothing was noted of it yet. Both are rare, so the update alone usually does.
      await add(caseId, { needs: need });
      return (await find(caseId)).closed ? 'closed' : 'open';
    },
    consentGiven: (caseId, consent) => add(caseId, { 'consents.given': consent }),
    consentWithdrawn: (caseId, consentId) => add(caseId, { 'consents.withdrawn': consentId }),
    async close(caseId) {
      await cases.updateOne({ _id: caseId }, { $set: { closed: true } }, { upsert: true });
    },
  };
}

function toKnown(document: CaseDocument | null): KnownCase {
  const { _id, consents, ...known } = document ?? { _id: '' };
  return { ...unknownCase, ...known, consents: { ...noConsents, ...consents } };
}
