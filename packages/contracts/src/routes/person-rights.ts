import * as accessesHttp from '../http/accesses.ts';
import * as erasureHttp from '../http/erasures.ts';
import { uuid } from '../ids.ts';
import { command, query } from '../route.ts';

const ofPerson = { personId: uuid };
const ofErasure = { ...ofPerson, erasureId: uuid };

/** The routes of intake by which a person's own rights are served: to know who saw what is held, and to have it erased. */
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
  listErasures: query({
    path: '/erasures',
    action: 'erasure.read',
    summary: "The erasures of one's provinces that were requested, withdrawn or done, the last request first",
    query: erasureHttp.erasuresQuery,
    answer: erasureHttp.erasures,
  }),
  readErasure: query({
    path: '/persons/:personId/erasure',
    action: 'erasure.read',
    summary: "How far a person's erasure has come; once it is done, its certificate",
    params: ofPerson,
    answer: erasureHttp.erasureOfPerson,
  }),
  requestErasure: command({
    path: '/persons/:personId/erasure-requests',
    action: 'erasure.request',
    summary: 'Request that what is held about a person be erased, and say why',
    description:
      'It is done once somebody else, of the committee, confirms it. Until then it can be withdrawn.',
    params: ofPerson,
    body: erasureHttp.requestErasure,
    status: 201,
    answer: erasureHttp.erasure,
    refusals: ['person-merged', 'person-erased', 'erasure-already-requested'],
  }),
  withdrawErasureRequest: command({
    path: '/persons/:personId/erasure-requests/:erasureId/withdrawal',
    action: 'erasure.request',
    summary: 'Withdraw the request to erase what is held about a person',
    params: ofErasure,
    answer: erasureHttp.erasure,
    refusals: ['person-erased', 'erasure-unknown'],
  }),
  erasePerson: command({
    path: '/persons/:personId/erasure-requests/:erasureId/confirmation',
    action: 'erasure.confirm',
    summary: "Erase what is held about a person, for good: the person's key is destroyed",
    description:
      'Who the person is, what was written down and what was held before can be read by nobody any more, in no copy and no backup. What happened stays, in codes. Whoever is met again is new. Where the key could not be destroyed at once, `keyDestroyedAt` is null: send it again, or let intake do it when it starts.',
    params: ofErasure,
    answer: erasureHttp.erasure,
    refusals: ['erasure-unknown', 'case-still-open', 'erasure-by-one-alone'],
  }),
};
