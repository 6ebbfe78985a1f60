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
  mergeDuplicate: command({
    path: '/duplicates/:duplicateId/same',
    action: 'duplicate.merge',
    summary: 'Say that two people are the same: they are one person from then on, with one case',
    description:
      'Whoever has a bed goes on, else whoever has been known for longer. The other case closes as a duplicate and gives up what it has; what was needed in it is stated again in the case that goes on. It can not be undone.',
    params: { duplicateId: uuid },
    answer: http.mergedDuplicate,
    refusals: ['person-merged', 'both-have-a-bed'],
  }),
  tellApart: command({
    path: '/duplicates/:duplicateId/not-same',
    action: 'duplicate.judge',
    summary: 'Say that two people are not the same; they are not suggested again',
    params: { duplicateId: uuid },
    answer: http.judgedDuplicate,
  }),
};
