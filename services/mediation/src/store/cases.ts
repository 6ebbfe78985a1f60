import type { Connection } from 'mongoose';
import { type AnsweredNeed, type CaseFacts, noCaseFacts } from '../domain/case-facts.ts';

type CaseDocument = Partial<CaseFacts> & { readonly _id: string };

/** What mediation keeps of each case. Every write adds to a set, so a fact that is delivered again changes nothing. */
export interface Cases {
  factsOf(caseId: string): Promise<CaseFacts>;
  /** The facts of several cases, by the case's id. */
  factsOfAll(caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseFacts>>;
  /** Each of these gives what is known of the case with what it adds. */
  answerNeed(caseId: string, need: AnsweredNeed): Promise<CaseFacts>;
  noteConsentedNeed(caseId: string, statedAt: string): Promise<CaseFacts>;
  giveConsent(caseId: string, consent: CaseFacts['consentsGiven'][number]): Promise<CaseFacts>;
  withdrawConsent(caseId: string, withdrawal: CaseFacts['consentsWithdrawn'][number]): Promise<CaseFacts>;
  close(caseId: string): Promise<void>;
}

export function createCases(database: Connection): Cases {
  const cases = database.collection<CaseDocument>('case');

  async function add<Field extends 'needs' | 'consentsGiven' | 'consentsWithdrawn' | 'consentedNeedsAt'>(
    caseId: string,
    field: Field,
    item: CaseFacts[Field][number],
  ): Promise<CaseFacts> {
    const found = await cases.findOneAndUpdate(
      { _id: caseId },
      { $addToSet: { [field]: item } },
      { upsert: true, returnDocument: 'after' },
    );
    return toFacts(found);
  }

  async function factsOfAll(caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseFacts>> {
    const known = await cases.find({ _id: { $in: [...caseIds] } }).toArray();
    return new Map(known.map((document) => [document._id, toFacts(document)]));
  }

  return {
    factsOfAll,
    factsOf: async (caseId) => toFacts(await cases.findOne({ _id: caseId })),
    answerNeed: (caseId, need) => add(caseId, 'needs', need),
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
