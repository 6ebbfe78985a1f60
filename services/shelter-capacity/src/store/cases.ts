import type { Connection } from 'mongoose';
import { type CorrectedProfile, type KnownCase, lastNeedAt } from '../domain/known-case.ts';

interface CaseName {
  readonly caseId: string;
  readonly campaignId: string;
}

export interface Cases {
  /** Puts a shelter need on record, and gives what is known of the case; `again` where this very need was on record before. */
  stateNeed(name: CaseName, need: StatedNeed): Promise<{ record: KnownCase; again: boolean }>;
  /** Notes that a need was answered. Gives what is known of the case where anything in it may speak against the answer. */
  answerNeed(name: CaseName, needId: string): Promise<KnownCase | undefined>;
  /** Notes the latest time that the person declined the shelter, and gives what is known of the case now. */
  decline(name: CaseName, sequence: number): Promise<KnownCase>;
  /** Gives whether anything was known of the case before. */
  close(name: CaseName): Promise<'known' | 'unknown'>;
  /** Notes what a bed must suit since a correction, the latest of them, and gives what is known of the case now. */
  correct(name: CaseName, corrected: CorrectedProfile): Promise<KnownCase>;
  find(caseId: string): Promise<KnownCase | undefined>;
  /** Notes that a hold was lost because its bed broke, and gives what is known of the case now. */
  loseHold(name: CaseName, holdId: string): Promise<KnownCase>;
  /** Notes that the person declined a bed that was offered, or, where it is null, gave no answer. */
  passOffer(name: CaseName, bedId: string | null): Promise<void>;
  /** Notes that an agency took the person in, and that all was done that follows from it. */
  admit(name: CaseName, referralId: string): Promise<void>;
}

type StatedNeed = KnownCase['needs'][number];
type CaseDocument = Partial<KnownCase> & { readonly _id: string };

/**
 * What this service remembers of cases. Each write only adds, so facts may come in any order and any number of times, and
 * what is read after a write is at least what was known then. To have the write itself give the document back would have
 * MongoDB write it twice.
 */
export function createCases(database: Connection): Cases {
  const cases = database.collection<CaseDocument>('case');

  function add({ caseId, campaignId }: CaseName, change: Record<string, Record<string, unknown>>) {
    return cases.updateOne({ _id: caseId }, { ...change, $setOnInsert: { campaignId } }, { upsert: true });
  }

  async function recordOf({ caseId, campaignId }: CaseName): Promise<KnownCase> {
    return toRecord(campaignId, await cases.findOne({ _id: { $eq: caseId } }));
  }

  return {
    async stateNeed(name, need) {
      const { upsertedCount, modifiedCount } = await add(name, { $addToSet: { needs: need } });
      if (upsertedCount === 1)
        return { record: { ...toRecord(name.campaignId, null), needs: [need] }, again: false };
      return { record: await recordOf(name), again: modifiedCount === 0 };
    },
    async answerNeed(name, needId) {
      const answered = { $addToSet: { answered: needId } };
      const never = { $exists: false };
      const undisputed = { _id: name.caseId, closed: { $ne: true }, declinedAt: never, corrected: never };
      if ((await cases.updateOne(undisputed, answered)).matchedCount === 1) return undefined;
      await add(name, answered);
      return recordOf(name);
    },
    async decline(name, sequence) {
      const { upsertedCount } = await add(name, { $max: { declinedAt: sequence } });
      if (upsertedCount === 1) return { ...toRecord(name.campaignId, null), declinedAt: sequence };
      return recordOf(name);
    },
    async close(name) {
      const { upsertedCount } = await add(name, { $set: { closed: true } });
      return upsertedCount === 1 ? 'unknown' : 'known';
    },
    async correct(name, { sequence, unit, priority, onStreetSince }) {
      // MongoDB compares documents field by field, so that the sequence has to come first.
      await add(name, { $max: { corrected: { sequence, unit, priority, onStreetSince } } });
      return recordOf(name);
    },
    async find(caseId) {
      const found = await cases.findOne({ _id: { $eq: caseId } });
      return found ? toRecord(found.campaignId ?? '', found) : undefined;
    },
    async loseHold(name, holdId) {
      await add(name, { $addToSet: { lostHolds: holdId } });
      return recordOf(name);
    },
    async passOffer(name, bedId) {
      const sequence = lastNeedAt(await recordOf(name));
      await add(name, { $addToSet: { passed: { bedId, sequence } } });
    },
    async admit(name, referralId) {
      await add(name, { $addToSet: { admissions: referralId } });
    },
  };
}

function toRecord(campaignId: string, found: CaseDocument | null): KnownCase {
  return {
    campaignId,
    needs: found?.needs ?? [],
    answered: found?.answered ?? [],
    lostHolds: found?.lostHolds ?? [],
    declinedAt: found?.declinedAt ?? 0,
    closed: found?.closed ?? false,
    corrected: found?.corrected ?? null,
    admissions: found?.admissions ?? [],
    passed: found?.passed ?? [],
  };
}
