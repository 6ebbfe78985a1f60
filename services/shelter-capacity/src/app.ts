import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { campaignReactions } from '@iwaa/service-kit/campaigns/campaign-reactions';
import { createKnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import { createKnownProvinces } from '@iwaa/service-kit/campaigns/known-provinces';
import { onProvinceDeclared } from '@iwaa/service-kit/campaigns/on-province-declared';
import { serve } from '@iwaa/service-kit/http/handlers';
import type { Kit, ServiceParts } from '@iwaa/service-kit/service';
import { censusConsumer } from './census-consumer.ts';
import { onBedFreed } from './reactions/on-bed-freed.ts';
import { onBedHeld } from './reactions/on-bed-held.ts';
import { onCaseClosed } from './reactions/on-case-closed.ts';
import { onCentreOpened } from './reactions/on-centre-opened.ts';
import { onNeedDeclined } from './reactions/on-need-declined.ts';
import { onNeedIdentified } from './reactions/on-need-identified.ts';
import { onNightLevelDeclared } from './reactions/on-night-level-declared.ts';
import { onOfferPassed } from './reactions/on-offer-passed.ts';
import { onPersonCorrected } from './reactions/on-person-corrected.ts';
import { onPlaceCorrected } from './reactions/on-place-corrected.ts';
import { onReferralCompleted } from './reactions/on-referral-completed.ts';
import { onRollCalled } from './reactions/on-roll-called.ts';
import { onTakenBack } from './reactions/on-taken-back.ts';
import { onTransfer } from './reactions/on-transfer.ts';
import { onWaitingListJoined } from './reactions/on-waiting-list-joined.ts';
import { onWaitingListLeft } from './reactions/on-waiting-list-left.ts';
import { absenceRoutes } from './routes/absence-routes.ts';
import { bedRoutes } from './routes/bed-routes.ts';
import { censusRoutes } from './routes/census-routes.ts';
import { centreRoutes } from './routes/centre-routes.ts';
import { holdRoutes } from './routes/hold-routes.ts';
import { offerRoutes } from './routes/offer-routes.ts';
import { rollCallRoutes } from './routes/roll-call-routes.ts';
import { waitingListRoutes } from './routes/waiting-list-routes.ts';
import { createBedRecords } from './store/bed-records.ts';
import { createBeds } from './store/beds.ts';
import { createCases } from './store/cases.ts';
import { createCentres } from './store/centres.ts';
import { createRollCalls } from './store/roll-calls.ts';
import { createWaitingList } from './store/waiting-list.ts';
import { createAddBeds } from './use-cases/add-beds.ts';
import { createAnswerAgain } from './use-cases/answer-again.ts';
import { createAnswerNeed } from './use-cases/answer-need.ts';
import { createAnswerOffer } from './use-cases/answer-offer.ts';
import { createCallRoll } from './use-cases/call-roll.ts';
import { createChangeStay } from './use-cases/change-stay.ts';
import { createCheckIn } from './use-cases/check-in.ts';
import { createCheckOut } from './use-cases/check-out.ts';
import { createCompleteTransfer } from './use-cases/complete-transfer.ts';
import { createCorrectPlace } from './use-cases/correct-place.ts';
import { createCountNight } from './use-cases/count-night.ts';
import { createEndHold } from './use-cases/end-hold.ts';
import { createGiveUpShelter } from './use-cases/give-up-shelter.ts';
import { createHoldABed } from './use-cases/hold-a-bed.ts';
import { createOpenCentre } from './use-cases/open-centre.ts';
import { createServeWaitingList } from './use-cases/serve-waiting-list.ts';
import { createSetOut } from './use-cases/set-out.ts';
import { createSettleRollCall } from './use-cases/settle-roll-call.ts';
import { createTakeBack } from './use-cases/take-back.ts';
import { createTransferStay } from './use-cases/transfer-stay.ts';

/** Puts the shelter service together. */
export async function assemble(kit: Kit): Promise<ServiceParts> {
  const { clock } = kit;
  const centres = createCentres(kit.aggregates);
  const beds = createBeds(kit.aggregates);
  const rollCalls = createRollCalls(kit.aggregates);
  const records = createBedRecords(kit.database);
  await records.ensureIndexes();
  const waitingList = createWaitingList(kit.aggregates);
  const campaigns = createKnownCampaigns(kit.database);
  const provinces = createKnownProvinces(kit.database);
  const cases = createCases(kit.database);

  const addBeds = createAddBeds(beds);
  const holdABed = createHoldABed({ beds, campaigns, clock, random: Math.random });
  const giveUp = createGiveUpShelter({ beds, waitingList, campaigns, clock });
  const correctPlace = createCorrectPlace(waitingList);
  const serveWaitingList = createServeWaitingList({ beds, waitingList, cases, campaigns, holdABed, clock });
  const answering = {
    ...{ beds, waitingList, cases, campaigns, holdABed, giveUp, correctPlace, clock },
    serve: serveWaitingList,
  };
  const answerNeed = createAnswerNeed(answering);
  const answerAgain = createAnswerAgain({ beds, cases, answerNeed });
  const completeTransfer = createCompleteTransfer(beds);
  const settle = createSettleRollCall({ beds, rollCalls, campaigns, completeTransfer, clock });
  const callRoll = createCallRoll({ centres, beds, rollCalls, campaigns, settle, clock });

  return {
    description: 'Centres, units and beds; holds and stays; and the waiting list, which says why each place.',
    routes: serve(shelterCapacityRoutes, {
      ...centreRoutes(centres, beds, createOpenCentre(provinces, centres, addBeds)),
      ...bedRoutes(beds, {
        checkIn: createCheckIn(beds, campaigns, clock),
        checkOut: createCheckOut(beds, campaigns, clock),
        takeBack: createTakeBack(beds, cases, campaigns, clock),
        transferStay: createTransferStay({ beds, campaigns, completeTransfer, clock, random: Math.random }),
      }),
      ...censusRoutes(centres, createCountNight({ records, rollCalls, campaigns })),
      ...rollCallRoutes(centres, rollCalls, callRoll),
      ...absenceRoutes(createChangeStay(beds, campaigns, clock), clock),
      ...holdRoutes(createEndHold(beds, clock), createSetOut(beds, campaigns, clock)),
      ...offerRoutes(beds, createAnswerOffer(beds, campaigns, clock)),
      ...waitingListRoutes(waitingList, beds, campaigns),
    }),
    consumers: [censusConsumer(records, kit.config.IWAA_NAMESPACE)],
    provincesOf: campaigns.provincesOf,
    reactions: [
      ...campaignReactions(campaigns),
      onNightLevelDeclared(serveWaitingList),
      onProvinceDeclared(provinces),
      onCentreOpened(addBeds),
      onNeedIdentified(answerNeed),
      onNeedDeclined(cases, giveUp),
      onPersonCorrected(cases, correctPlace),
      onPlaceCorrected(serveWaitingList),
      onCaseClosed(cases, giveUp),
      onReferralCompleted(cases, giveUp),
      ...onBedFreed(beds, answerAgain, serveWaitingList),
      onWaitingListJoined(serveWaitingList),
      onWaitingListLeft(waitingList, answerAgain),
      ...onOfferPassed(cases, answerAgain, serveWaitingList),
      ...onTransfer({ cases, completeTransfer, giveUp, serve: serveWaitingList }),
      ...onTakenBack({ cases, campaigns, answerAgain, giveUp, clock }),
      onRollCalled(settle),
      ...onBedHeld(beds, waitingList, clock),
    ],
  };
}
