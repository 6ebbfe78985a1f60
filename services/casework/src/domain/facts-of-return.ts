import type { MediationKind } from '@iwaa/contracts/vocabulary';
import type { FoldedFactFrom } from './case-events.ts';
import type { CaseFile, KnownMediation, KnownReturn } from './case-file.ts';
import { earliest, isAfter, latest } from './instants.ts';

type MediationFact = FoldedFactFrom<'mediation'>;

/** Adds a fact of mediation. Each thing in it happens once, or counts by its first time, so sequences are not needed. */
export function foldReturn(file: CaseFile, fact: MediationFact): CaseFile {
  switch (fact.type) {
    case 'iwaa.mediation.mediation-file-opened.v1':
      return withMediation(file, fact.data.fileId, fact.data.kind, (word) => ({
        openedAt: earliest(word.openedAt, fact.time),
      }));
    case 'iwaa.mediation.mediation-session-held.v1':
      return withMediation(file, fact.data.fileId, fact.data.kind, (word) => ({
        workedAt: latest(word.workedAt, fact.time),
      }));
    case 'iwaa.mediation.family-reached.v1':
      return withMediation(file, fact.data.fileId, 'family', (word) => ({
        reachedAt: earliest(word.reachedAt, fact.time),
        workedAt: latest(word.workedAt, fact.time),
      }));
    case 'iwaa.mediation.return-agreed.v1':
      return withMediation(file, fact.data.fileId, 'family', (word) => ({
        agreedAt: earliest(word.agreedAt, fact.time),
        workedAt: latest(word.workedAt, fact.time),
      }));
    case 'iwaa.mediation.mediation-file-closed.v1':
      return withMediation(file, fact.data.fileId, fact.data.kind, (word) => ({
        closedAt: earliest(word.closedAt, fact.time),
        outcome: fact.data.outcome,
      }));
    case 'iwaa.mediation.person-reintegrated.v1':
      return withReturn(file, fact.data.reintegrationId, (word) => ({
        kind: fact.data.kind,
        homeAt: earliest(word.homeAt, fact.time),
        // Told twice with other dates, the first return counts, whichever is read first.
        visitsDueAt:
          word.homeAt && isAfter(fact.time, word.homeAt) ? word.visitsDueAt : fact.data.visitsDueAt,
      }));
    case 'iwaa.mediation.follow-up-visit-made.v1':
      return withReturn(file, fact.data.reintegrationId, (word) => ({
        visitsMade: [...new Set([...word.visitsMade, fact.data.visit])].sort((one, other) => one - other),
      }));
    case 'iwaa.mediation.reintegration-confirmed.v1':
      return withReturn(file, fact.data.reintegrationId, (word) => ({
        kind: fact.data.kind,
        confirmedAt: earliest(word.confirmedAt, fact.time),
      }));
    case 'iwaa.mediation.return-broke-down.v1':
      return withReturn(file, fact.data.reintegrationId, (word) => ({
        brokeDownAt: earliest(word.brokeDownAt, fact.time),
      }));
    default:
      fact satisfies never;
      return file;
  }
}

function withMediation(
  file: CaseFile,
  fileId: string,
  kind: MediationKind,
  change: (word: KnownMediation) => Partial<KnownMediation>,
): CaseFile {
  const known = file.mediations[fileId] ?? {
    kind,
    openedAt: null,
    reachedAt: null,
    agreedAt: null,
    workedAt: null,
    closedAt: null,
    outcome: null,
  };
  return { ...file, mediations: { ...file.mediations, [fileId]: { ...known, ...change(known) } } };
}

function withReturn(
  file: CaseFile,
  reintegrationId: string,
  change: (word: KnownReturn) => Partial<KnownReturn>,
): CaseFile {
  const known = file.returns[reintegrationId] ?? {
    kind: null,
    homeAt: null,
    visitsDueAt: [],
    visitsMade: [],
    confirmedAt: null,
    brokeDownAt: null,
  };
  return { ...file, returns: { ...file.returns, [reintegrationId]: { ...known, ...change(known) } } };
}
