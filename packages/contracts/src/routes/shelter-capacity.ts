import { uuidOf } from '../example-of.ts';
import { givenNight } from '../http/given-night.ts';
import * as http from '../http/shelter-capacity.ts';
import { bedId, caseId, provinceId, slug, uuid } from '../ids.ts';
import { command, query } from '../route.ts';

const ofCentre = { centreId: slug };
const ofBed = { bedId };
const ofHold = { holdId: uuid };
const ofRollCall = { centreId: slug, unit: http.unitOfPath, night: givenNight };

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
  transferStay: command({
    path: '/beds/:bedId/transfer',
    action: 'stay.transfer',
    summary:
      'Move somebody who sleeps in a bed to another free one, in the same centre or another of the province',
    description:
      'The other bed is of the same unit, and kept for cold nights only where this night opens it. The person has one bed at every moment, and one stay that night; their passes go along.',
    params: ofBed,
    body: http.transferStay,
    answer: http.transferAnswer,
    refusals: [
      'stay-unknown',
      'night-outside-campaign',
      'night-not-yet',
      'night-before-stay',
      'bed-unknown',
      'unit-does-not-suit',
      'overflow-closed',
      'bed-held',
      'bed-occupied',
      'bed-out-of-service',
      'no-bed-free',
      'already-holds-a-bed',
    ],
  }),
  takeBackCheckIn: command({
    path: '/beds/:bedId/check-in/take-back',
    action: 'stay.take-back',
    summary: 'Say that a check-in was entered in error: the stay never was',
    description:
      'The hold is as before; where its time is over, the bed goes to the next person. No figure counts the check-in any more, and the case still tells that it was entered.',
    params: ofBed,
    body: http.takeBack,
    answer: http.takenBackCheckIn,
    refusals: ['stay-unknown', 'came-by-transfer', 'campaign-ended'],
  }),
  takeBackCheckOut: command({
    path: '/beds/:bedId/check-out/take-back',
    action: 'stay.take-back',
    summary: 'Say that a check-out was entered in error: the stay goes on',
    description:
      'A bed that somebody else has since, or has slept in, is not taken back: the person gets the next one, or a place in the list, as if they had never lost their turn.',
    params: ofBed,
    body: http.takeBack,
    answer: http.takenBackCheckOut,
    refusals: ['stay-unknown', 'check-out-by-rule', 'already-holds-a-bed', 'case-closed', 'campaign-ended'],
  }),
  callRoll: command({
    path: '/centres/:centreId/units/:unit/roll-calls/:night',
    action: 'roll-call.take',
    summary: 'Call the roll of a unit for a night: who is there, and who is not',
    description:
      'Each stay is named once, as present or absent; whoever is named in neither list is left as they are. Whether somebody absent has a pass is known to the bed. The roll may be called again: the last word of each person counts. A roll call of an earlier night than the last one is kept, and changes no bed.',
    params: ofRollCall,
    body: http.callRoll,
    answer: http.rollCall,
    refusals: ['stay-unknown', 'night-outside-campaign', 'night-not-yet', 'night-before-stay'],
  }),
  listRollCalls: query({
    path: '/centres/:centreId/roll-calls',
    action: 'roll-call.read',
    summary: "A centre's roll calls, night by night",
    params: ofCentre,
    query: http.rollCallsQuery,
    answer: http.rollCalls,
  }),
  readRollCall: query({
    path: '/centres/:centreId/units/:unit/roll-calls/:night',
    action: 'roll-call.read',
    summary: 'The roll call of a unit and a night, and what it came to for each person',
    params: ofRollCall,
    answer: http.rollCall,
  }),
  readCensus: query({
    path: '/centres/:centreId/census/:night',
    action: 'census.read',
    summary:
      'How many beds were free, held, occupied and unusable on a night, as known now and as known then',
    description:
      'A stay counts for each night from its check-in up to the night before its check-out, whenever it was recorded. What happened in the last second may not be counted yet.',
    params: { centreId: slug, night: givenNight },
    query: http.censusQuery,
    answer: http.census,
  }),
  recordPresence: command({
    path: '/beds/:bedId/presence',
    action: 'roll-call.take',
    summary: 'Say that the person who has the bed is there; an absence ends',
    params: ofBed,
    body: http.recordPresence,
    answer: http.presenceAnswer,
    refusals: ['stay-unknown', 'night-outside-campaign', 'night-not-yet', 'night-before-stay'],
  }),
  givePass: command({
    path: '/beds/:bedId/passes',
    action: 'pass.give',
    summary: 'Give a pass to whoever has the bed: to come late, or to be away for some nights',
    description: 'It keeps the bed, also of somebody who is absent already. At most 14 nights at once.',
    params: ofBed,
    body: http.givePass,
    status: 201,
    answer: http.pass,
    refusals: [
      'stay-unknown',
      'night-outside-campaign',
      'night-before-stay',
      'pass-outside-night',
      'pass-over',
    ],
  }),
  takeBackPass: command({
    path: '/beds/:bedId/passes/:passId/take-back',
    action: 'pass.give',
    summary: 'Take a pass back; who is away with it is absent without one from now on',
    params: { bedId, passId: uuid },
    answer: http.pass,
    refusals: ['pass-unknown'],
  }),
  endAbsentStay: command({
    path: '/beds/:bedId/end-absent-stay',
    action: 'stay.end-absent',
    summary: 'End the stay of somebody who was absent without a pass for longer than the grace',
    description:
      'A stay whose person came back or has a pass, or whose grace still runs, is left as it is; on a night on which sanctions rest the grace goes on.',
    params: ofBed,
    body: http.endAbsentStay,
    answer: http.absentStayAnswer,
    refusals: ['stay-unknown'],
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
          left: null,
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
          left: null,
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
  setOut: command({
    path: '/holds/:holdId/set-out',
    action: 'hold.set-out',
    summary: 'Say that the person is on the way to the bed, since when, and who brings them',
    description:
      'The hold then lasts at least for what the campaign allows for the way (`onTheWay`), counted from when they set out; once, however often it is said. Whoever sets out for a bed that is offered accepts it by that. Of a person who has come it changes nothing.',
    params: ofHold,
    body: http.setOut,
    answer: http.holdAnswer.meta({
      examples: [{ holdId: uuidOf('holdId'), bedId: 'sidi-kacem-centre.men-001', state: 'running' }],
    }),
    refusals: ['hold-unknown', 'hold-over', 'set-out-not-yet', 'set-out-recorded-otherwise'],
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
  listOffers: query({
    path: '/provinces/:provinceId/offers',
    action: 'offer.read',
    summary: 'The beds that are offered to people who waited, and until when each is to answer',
    params: { provinceId },
    query: http.offersQuery,
    answer: http.offers,
  }),
  acceptOffer: command({
    path: '/holds/:holdId/accept',
    action: 'offer.answer',
    summary: 'Accept a bed for the person to whom it is offered; it is held from now on',
    description:
      'Somebody who answers after the time still gets the bed, as long as nobody else has it. To check in to an offered bed accepts it too.',
    params: ofHold,
    answer: http.holdAnswer.meta({
      examples: [{ holdId: uuidOf('holdId'), bedId: 'sidi-kacem-centre.men-001', state: 'running' }],
    }),
    refusals: ['hold-unknown', 'hold-over'],
  }),
  declineOffer: command({
    path: '/holds/:holdId/decline',
    action: 'offer.answer',
    summary: 'Decline a bed for the person to whom it is offered; it goes to the next one',
    description:
      'Declining costs nothing: whoever stays in the list keeps the place, and is not offered this bed again, as long as they say nothing else.',
    params: ofHold,
    body: http.declineOffer,
    answer: http.holdAnswer.meta({
      examples: [{ holdId: uuidOf('holdId'), bedId: 'sidi-kacem-centre.men-001', state: 'declined' }],
    }),
    refusals: ['hold-unknown', 'hold-over', 'offer-accepted'],
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
