import type { Connection } from 'mongoose';
import { type AnsweredNeed, type CaseFacts, noCaseFacts } from '../domain/case-facts.ts';

type CaseDocument = Partial<CaseFacts> & { readonly _id: string };

/** What mediation keeps of each case. Every write adds to a set, so a fact that is delivered again changes nothing. */
export interface Cases {
  factsOf(caseId: string): Promise<CaseFacts>;
  /** The facts of several cases, by the case's id. */
  factsOfAll(caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseFacts>>;
  /** Notes that a need was answered, and says whether the case is open still. */
  answerNeed(caseId: string, need: AnsweredNeed): Promise<'open' | 'closed'>;
  noteConsentedNeed(caseId: string, statedAt: string): Promise<void>;
  giveConsent(caseId: string, consent: CaseFacts['consentsGiven'][number]): Promise<void>;
  withdrawConsent(caseId: string, withdrawal: CaseFacts['consentsWithdrawn'][number]): Promise<void>;
  close(caseId: string): Promise<void>;
}

export function createCases(database: Connection): Cases {
  const cases = database.collection<CaseDocument>('case');

  async function add<Field extends 'needs' | 'consentsGiven' | 'consentsWithdrawn' | 'consentedNeedsAt'>(
    caseId: string,
    field: Field,
    item: CaseFacts[Field][number],
  ): Promise<void> {
    await cases.updateOne({ _id: caseId }, { $addToSet: { [field]: item } }, { upsert: true });
  }

  async function factsOf(caseId: string): Promise<CaseFacts> {
    return toFacts(await cases.findOne({ _id: { $eq: caseId } }));
  }

  async function factsOfAll(caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseFacts>> {
    const known = await cases.find({ _id: { $in: [...caseIds] } }).toArray();
    return new Map(known.map((document) => [document._id, toFacts(document)]));
  }

  return {
    factsOf,
    factsOfAll,
    async answerNeed(caseId, need) {
      const ofOpenCase = { _id: caseId, closed: { $ne: true } };
      const noted = await cases.updateOne(ofOpenCase, { $addToSet: { needs: need } });
      if (noted.matchedCount === 1) return 'open';
      // It is closed, or nothing was noted of it yet. Both are rare, so the update alone usually does.
      await add(caseId, 'needs', need);
      return (await factsOf(caseId)).closed ? 'closed' : 'open';
    },
    noteConsentedNeed: (caseId, statedAt) => add(caseId, 'consentedNeedsAt', statedAt),
    giveConsent: (caseId, consent) => add(caseId, 'consentsGiven', consent),
    withdrawConsent: (caseId, withdrawal) => add(caseId, 'consentsWithdrawn', withdrawal),
    async close(caseId) {
      await cases.updateOne({ _id: caseId }, { $set: { closed: true } }, { upsert: true });
    },
  };
}

function toFacts(document: CaseDocument | null): CaseFacts {
  const { _id, ...facts } = document ?? { _id: '' };
  return { ...noCaseFacts, ...facts };
}
