import type { Connection } from 'mongoose';
import type { CaseFacts } from '../domain/case-facts.ts';

interface CaseName {
  readonly caseId: string;
  readonly campaignId: string;
}

export interface Cases {
  /** Puts a shelter need on record, and gives what was known of the case before. */
  stateNeed(name: CaseName, need: CaseFacts['needs'][number]): Promise<CaseFacts>;
  /** Notes that a need was answered, and gives what is known of the case now. */
  answerNeed(name: CaseName, needId: string): Promise<CaseFacts>;
  /** Notes the latest time that the person declined the shelter, and gives what is known of the case now. */
  decline(name: CaseName, sequence: number): Promise<CaseFacts>;
  close(name: CaseName): Promise<void>;
  find(caseId: string): Promise<CaseFacts | undefined>;
  /** Notes that an agency took the person in, and that all was done that follows from it. */
  admit(name: CaseName, referralId: string): Promise<void>;
}

type CaseDocument = Partial<CaseFacts> & { readonly _id: string };

/** What this service remembers of cases. Each write only adds, so facts may come in any order and any number of times. */
export function createCases(database: Connection): Cases {
  const cases = database.collection<CaseDocument>('case');

  async function change(
    { caseId, campaignId }: CaseName,
    update: Record<string, Record<string, unknown>>,
    returnDocument: 'before' | 'after',
  ): Promise<CaseFacts> {
    const found = await cases.findOneAndUpdate(
      { _id: caseId },
      { ...update, $setOnInsert: { campaignId } },
      { upsert: true, returnDocument },
    );
    return toRecord(campaignId, found);
  }

  return {
    stateNeed: (name, need) => change(name, { $addToSet: { needs: need } }, 'before'),
    answerNeed: (name, needId) => change(name, { $addToSet: { answered: needId } }, 'after'),
    decline: (name, sequence) => change(name, { $max: { declinedAt: sequence } }, 'after'),
    async close(name) {
      await change(name, { $set: { closed: true } }, 'after');
    },
    async find(caseId) {
      const found = await cases.findOne({ _id: caseId });
      return found ? toRecord(found.campaignId ?? '', found) : undefined;
    },
    async admit(name, referralId) {
      await change(name, { $addToSet: { admissions: referralId } }, 'after');
    },
  };
}

function toRecord(campaignId: string, found: CaseDocument | null): CaseFacts {
  return {
    campaignId,
    needs: found?.needs ?? [],
    answered: found?.answered ?? [],
    declinedAt: found?.declinedAt ?? 0,
    closed: found?.closed ?? false,
    admissions: found?.admissions ?? [],
  };
}
