import { insertAbsent } from '@iwaa/service-kit/store/insert-absent';
import { type Connection, Schema } from 'mongoose';
import type { CaseFact } from '../domain/case-fact.ts';

/**
 * Facts with which nothing is begun yet, because intake has not told of their case, or of its campaign: topics of different
 * services are read in any order, and a case that nobody opens is never begun.
 */
export interface WaitingFacts {
  /** Keeps facts; those that are kept already stay as they are. */
  keep(facts: readonly CaseFact[]): Promise<void>;
  ofCase(caseId: string): Promise<CaseFact[]>;
  ofCampaign(campaignId: string): Promise<CaseFact[]>;
  remove(facts: readonly CaseFact[]): Promise<void>;
  ensureIndexes(): Promise<void>;
}

interface WaitingFact {
  _id: string;
  caseId: string;
  campaignId: string;
  fact: CaseFact;
}

const text = { type: String, required: true };
const waitingFactSchema = new Schema<WaitingFact>(
  { _id: text, caseId: text, campaignId: text, fact: { type: Schema.Types.Mixed, required: true } },
  { collection: 'waiting-fact', versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);
waitingFactSchema.index({ caseId: 1 });
waitingFactSchema.index({ campaignId: 1 });

export function createWaitingFacts(connection: Connection): WaitingFacts {
  const model = connection.model<WaitingFact>('waiting-fact', waitingFactSchema);
  async function find(filter: Record<string, string>): Promise<CaseFact[]> {
    const found = await model.find(filter).lean<WaitingFact[]>();
    return found.map(({ fact }) => fact);
  }
  return {
    async keep(facts) {
      await insertAbsent(
        model,
        facts.map((fact) => {
          const { caseId, campaignId } = fact.data;
          return { _id: idOf(fact), caseId, campaignId, fact };
        }),
      );
    },
    ofCase: (caseId) => find({ caseId }),
    ofCampaign: (campaignId) => find({ campaignId }),
    async remove(facts) {
      await model.deleteMany({ _id: { $in: facts.map(idOf) } });
    },
    async ensureIndexes() {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}

function idOf({ data, subject, sequence }: CaseFact): string {
  return `${data.caseId}/${subject}/${sequence}`;
}
