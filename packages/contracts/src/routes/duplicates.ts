import * as http from '../http/duplicates.ts';
import { uuid } from '../ids.ts';
import { command, query } from '../route.ts';

/** The routes of intake that are about people who may have been recorded twice. */
export const duplicateRoutes = {
  listDuplicates: query({
    path: '/duplicates',
    action: 'duplicate.read',
    summary:
      'Pairs of people who are likely one and of whom nobody has judged yet, the last suggested first; with `personId` those of one person',
    description:
      'Two people are suggested when they have the same telephone number, or a full name that is heard alike in either script where neither age nor sex speaks against it. A single name is never enough, and nobody is merged by it.',
    query: http.duplicatesQuery,
    answer: http.duplicates,
    personal: true,
  }),
  tellApart: command({
    path: '/duplicates/:duplicateId/not-same',
    action: 'duplicate.judge',
    summary: 'Say that two people are not the same; they are not suggested again',
    params: { duplicateId: uuid },
    answer: http.judgedDuplicate,
  }),
};
