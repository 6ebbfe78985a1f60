import type { mediationFilesQuery } from '@iwaa/contracts/http/mediation';
import type { MediationKind } from '@iwaa/contracts/vocabulary';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import { findPage } from '@iwaa/service-kit/store/find-page';
import type { PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import type { z } from 'zod';
import { evolve, type MediationFile, newMediationFile, openFor } from '../domain/mediation-file.ts';
import { decide } from '../domain/mediation-file-decisions.ts';

const stateFields: StateFields<MediationFile> = {
  state: String,
  fileId: String,
  caseId: String,
  campaignId: String,
  kind: String,
  needId: String,
  night: String,
  sessions: Number,
  returnKind: optional(String),
  outcome: optional(String),
  openFor: optional(String),
};

const owners = { campaign: 'state.campaignId' };

/** The store of mediation files. Its unique index lets a case have one open file of a kind. */
export function createMediationFiles(aggregates: Aggregates) {
  return aggregates.create({
    name: 'mediation-file',
    owners,
    stateFields,
    initial: newMediationFile,
    decide,
    evolve,
    indexes: [
      [
        { 'state.openFor': 1 },
        { unique: true, partialFilterExpression: { 'state.openFor': { $type: 'string' } } },
      ],
      [{ 'state.caseId': 1 }, {}],
      [{ 'state.campaignId': 1, 'state.night': -1, _id: 1 }, {}],
    ],
    duplicates: { 'state.openFor': 'has-an-open-file' },
  });
}

export type MediationFiles = ReturnType<typeof createMediationFiles>;
export type StoredFile = StoredAggregate<MediationFile>;

/** The files within an actor's scope that suit what is wanted, newest night first. */
export function listFiles(
  files: MediationFiles,
  scope: ActorScope,
  { campaignId, state, kind, caseId, ...page }: z.output<typeof mediationFilesQuery>,
): Promise<PageOutcome<StoredFile>> {
  const wanted = {
    ...(campaignId ? { 'state.campaignId': campaignId } : {}),
    ...(state ? { 'state.state': state } : {}),
    ...(kind ? { 'state.kind': kind } : {}),
    ...(caseId ? { 'state.caseId': caseId } : {}),
  };
  const list = { wanted, within: scope.filter(owners), order: [['state.night', 'descending']] } as const;
  return findPage<StoredFile>(files.model, list, page);
}

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
