import type { MediationKind } from '@iwaa/contracts/vocabulary';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
import { decide, evolve, type MediationFile, newMediationFile, openFor } from '../domain/mediation-file.ts';

const text = { type: String, required: true };
const textOrNull = { type: String, default: null };

const stateSchema = new Schema(
  {
    state: text,
    fileId: text,
    caseId: text,
    campaignId: text,
    kind: text,
    needId: text,
    night: text,
    sessions: { type: Number, required: true },
    returnKind: textOrNull,
    outcome: textOrNull,
    openFor: textOrNull,
  },
  { _id: false },
);

/** The store of mediation files. Its unique index lets a case have one open file of a kind. */
export function createMediationFiles(aggregates: Aggregates) {
  return aggregates.create({
    name: 'mediation-file',
    stateSchema,
    initial: newMediationFile,
    decide,
    evolve,
    indexes: [
      [
        { 'state.openFor': 1 },
        { unique: true, partialFilterExpression: { 'state.openFor': { $type: 'string' } } },
      ],
      [{ 'state.caseId': 1 }, {}],
      [{ 'state.campaignId': 1, 'state.state': 1 }, {}],
    ],
    duplicates: { 'state.openFor': 'has-an-open-file' },
  });
}

export type MediationFiles = ReturnType<typeof createMediationFiles>;
export type StoredFile = StoredAggregate<MediationFile>;

/** The open file of a case and kind, where there is one. */
export async function openFileFor(
  files: MediationFiles,
  caseId: string,
  kind: MediationKind,
): Promise<StoredFile | undefined> {
  // The type in the filter is what lets the partial index serve it.
  const open = await files.model
    .findOne({ 'state.openFor': { $eq: openFor(caseId, kind), $type: 'string' } })
    .lean<StoredFile>();
  return open ?? undefined;
}

/** The files of a case that are not closed. */
export function openFilesOf(files: MediationFiles, caseId: string): Promise<StoredFile[]> {
  return files.model
    .find({ 'state.caseId': caseId, 'state.openFor': { $type: 'string' } })
    .lean<StoredFile[]>();
}
