import * as accessesHttp from '../http/accesses.ts';
import { uuid } from '../ids.ts';
import { query } from '../route.ts';

const ofPerson = { personId: uuid };

/** The routes of intake by which a person's own rights are served: to know who saw what is held, and why. */
export const personRightsRoutes = {
  listAccesses: query({
    path: '/persons/:personId/accesses',
    action: 'person.read-accesses',
    summary:
      'Who saw, or tried to see, what is held about a person, when and on what occasion, the last first',
    description:
      'By codes and ids alone, so that it is still told after the person was erased. Reading it is an access too.',
    params: ofPerson,
    query: accessesHttp.accessesQuery,
    answer: accessesHttp.accesses,
    personal: true,
  }),
};
