import { uuidOf } from '../example-of.ts';
import * as http from '../http/shelter-capacity.ts';
import { bedId, caseId, provinceId, slug, uuid } from '../ids.ts';
import { command, query } from '../route.ts';

const ofCentre = { centreId: slug };
const ofBed = { bedId };
const ofHold = { holdId: uuid };

/** The routes of shelter-capacity. */
export const shelterCapacityRoutes = {
  openCentre: command({
    path: '/provinces/:provinceId/centres',
    action: 'centre.open',
    summary: 'Open a centre of a province with its units and beds',
    params: { provinceId },
    body: http.openCentre,
    status: 201,
    answer: http.centre,
    refusals: ['province-unknown', 'centre-already-open', 'unit-given-twice'],
  }),
  listCentres: query({
    path: '/centres',
    action: 'centre.read',
    summary: 'The centres that are yours to see, and how many of their beds are free',
    query: http.centresQuery,
    answer: http.centres,
  }),
  readCentre: query({
    path: '/centres/:centreId',
    action: 'centre.read',
    summary: 'A centre, and how many of its beds are free',
    params: ofCentre,
    answer: http.centre,
  }),
  listBeds: query({
    path: '/centres/:centreId/beds',
    action: 'bed.read',
    summary: "A centre's beds: who holds them, who sleeps in them",
    params: ofCentre,
    query: http.bedsQuery,
    answer: http.beds,
  }),
  checkIn: command({
    path: '/beds/:bedId/check-in',
    action: 'bed.check-in',
    summary: 'Take in the person for whom the bed is held',
    description:
      'Somebody who comes after the hold has run out still gets the bed, as long as nobody else has taken it.',
    params: ofBed,
    body: http.checkIn,
    answer: http.checkInAnswer,
    refusals: [
      'hold-unknown',
      'hold-over',
      'hold-of-another-case',
      'check-in-recorded-otherwise',
      'night-outside-campaign',
      'night-not-yet',
      'night-before-hold',
      'bed-held',
      'bed-occupied',
      'already-holds-a-bed',
    ],
  }),
  checkOut: command({
    path: '/beds/:bedId/check-out',
    action: 'bed.check-out',
    summary: 'End a stay and free the bed',
    params: ofBed,
    body: http.checkOut,
    answer: http.checkOutAnswer,
    refusals: [
      'stay-unknown',
      'check-out-recorded-otherwise',
      'night-outside-campaign',
      'night-not-yet',
      'night-before-stay',
    ],
  }),
  takeBedOutOfService: command({
    path: '/beds/:bedId/out-of-service',
    action: 'bed.maintain',
    summary:
      'Take a bed out of service; a hold of it ends, and the person gets the next bed or a place in the list',
    params: ofBed,
    answer: http.bed.meta({
      examples: [
        {
          ...{ bedId: 'sidi-kacem-centre.men-001', centreId: 'sidi-kacem-centre', unit: 'men' },
          overflow: false,
          state: 'out-of-service',
          hold: null,
          stay: null,
        },
      ],
    }),
    refusals: ['bed-occupied'],
  }),
  returnBedToService: command({
    path: '/beds/:bedId/in-service',
    action: 'bed.maintain',
    summary: 'Return a bed to service; it goes to whoever is next in the list',
    params: ofBed,
    answer: http.bed.meta({
      examples: [
        {
          ...{ bedId: 'sidi-kacem-centre.men-001', centreId: 'sidi-kacem-centre', unit: 'men' },
          overflow: false,
          state: 'free',
          hold: null,
          stay: null,
        },
      ],
    }),
  }),
  releaseHold: command({
    path: '/holds/:holdId/release',
    action: 'hold.release',
    summary: 'Release a hold, so that the bed goes to the next person',
    params: ofHold,
    body: http.releaseHold,
    answer: http.holdAnswer,
    refusals: ['hold-unknown', 'hold-over', 'hold-taken-up', 'reason-not-yours'],
  }),
  lapseHold: command({
    path: '/holds/:holdId/lapse',
    action: 'hold.lapse',
    summary: 'End a hold that has run out; one that still runs is left as it is',
    params: ofHold,
    answer: http.holdAnswer.meta({
      examples: [{ holdId: uuidOf('holdId'), bedId: 'sidi-kacem-centre.men-001', state: 'lapsed' }],
    }),
    refusals: ['hold-unknown'],
  }),
  listWaiting: query({
    path: '/provinces/:provinceId/waiting-list',
    action: 'waiting-list.read',
    summary: 'Who waits for a bed, unit by unit, in the order in which they are to get one',
    params: { provinceId },
    query: http.waitingListQuery,
    answer: http.waitingList,
  }),
  readPlace: query({
    path: '/cases/:caseId/place',
    action: 'place.read',
    summary: 'Where a person stands with shelter: the hold, the stay, the place in the list, or none of them',
    params: { caseId },
    query: http.placeQuery,
    answer: http.place,
  }),
};
