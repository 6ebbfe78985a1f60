import { uuidOf } from '../example-of.ts';
import * as http from '../http/mediation.ts';
import { uuid } from '../ids.ts';
import { command, query } from '../route.ts';

const ofFile = { fileId: uuid };
const ofReintegration = { reintegrationId: uuid };

/** A file as it stands in an example. */
const fileIn = (state: string, outcome: string | null = null) => ({
  ...{ fileId: uuidOf('fileId'), caseId: 'SK-2425-00042', campaignId: 'SK-2425', kind: 'family' },
  ...{ state, outcome, consented: true, sessions: 1, night: '2024-12-12' },
});

/** The routes of mediation. */
export const mediationRoutes = {
  listMediationFiles: query({
    path: '/mediation-files',
    action: 'mediation-file.read',
    summary: 'The mediation files of your campaigns, newest night first',
    query: http.mediationFilesQuery,
    answer: http.mediationFiles,
  }),
  readMediationFile: query({
    path: '/mediation-files/:fileId',
    action: 'mediation-file.read',
    summary: 'A mediation file',
    params: ofFile,
    answer: http.mediationFile,
  }),
  holdSession: command({
    path: '/mediation-files/:fileId/sessions',
    action: 'mediation-file.work',
    summary: 'A mediator worked on the file with the person',
    params: ofFile,
    body: http.holdSession,
    answer: http.mediationFile,
    refusals: ['file-not-opened', 'file-closed'],
  }),
  recordFamilyContact: command({
    path: '/mediation-files/:fileId/family-contacts',
    action: 'mediation-file.work',
    summary: 'The family was sought, with the consent of the person',
    params: ofFile,
    body: http.recordFamilyContact,
    answer: http.mediationFile.meta({ examples: [fileIn('family-reached')] }),
    refusals: ['file-not-opened', 'file-closed', 'not-a-family-file', 'no-consent'],
  }),
  recordReturnDecision: command({
    path: '/mediation-files/:fileId/return-decisions',
    action: 'mediation-file.work',
    summary: 'The person and the family said whether they agree to a return',
    params: ofFile,
    body: http.recordReturnDecision,
    answer: http.mediationFile.meta({ examples: [fileIn('return-agreed')] }),
    refusals: ['file-not-opened', 'file-closed', 'not-a-family-file', 'family-not-reached', 'no-consent'],
  }),
  closeMediationFile: command({
    path: '/mediation-files/:fileId/closure',
    action: 'mediation-file.work',
    summary: 'The file is closed with an outcome',
    params: ofFile,
    body: http.closeMediationFile,
    answer: http.mediationFile.meta({ examples: [fileIn('closed', 'declined-by-person')] }),
    refusals: ['file-not-opened', 'file-closed', 'outcome-does-not-fit'],
  }),
  startReintegration: command({
    path: '/mediation-files/:fileId/reintegration',
    action: 'mediation-file.work',
    summary: 'The person went home; the file is closed and the follow-up visits are planned',
    params: ofFile,
    body: http.startReintegration,
    status: 201,
    answer: http.reintegration,
    refusals: ['file-not-opened', 'file-closed', 'not-a-family-file', 'return-not-agreed', 'no-consent'],
  }),
  listReintegrations: query({
    path: '/reintegrations',
    action: 'reintegration.read',
    summary: 'The reintegrations of your campaigns; with `dueBy`, those with a visit due by then',
    query: http.reintegrationsQuery,
    answer: http.reintegrations,
  }),
  readReintegration: query({
    path: '/reintegrations/:reintegrationId',
    action: 'reintegration.read',
    summary: 'A reintegration',
    params: ofReintegration,
    answer: http.reintegration,
  }),
  recordVisit: command({
    path: '/reintegrations/:reintegrationId/visits',
    action: 'reintegration.visit',
    summary: 'The family was visited, and whether the return holds was seen',
    params: ofReintegration,
    body: http.recordVisit,
    answer: http.reintegration,
    refusals: [
      'reintegration-not-started',
      'reintegration-ended',
      'no-such-visit',
      'visit-not-due',
      'visit-already-made',
    ],
  }),
};
