import type { Kit, ServiceParts } from '@iwaa/service-kit/service';
import { createAddBeds } from './placing/add-beds.ts';
import { createAnswerNeed } from './placing/answer-need.ts';
import { createGiveUpShelter } from './placing/give-up-shelter.ts';
import { createHoldABed } from './placing/hold-a-bed.ts';
import { createServeWaitingList } from './placing/serve-waiting-list.ts';
import { onBedFreed } from './reactions/on-bed-freed.ts';
import { onBedHeld } from './reactions/on-bed-held.ts';
import { onCampaignDeclared } from './reactions/on-campaign-declared.ts';
import { onCaseClosed } from './reactions/on-case-closed.ts';
import { onCentreOpened } from './reactions/on-centre-opened.ts';
import { onNeedDeclined } from './reactions/on-need-declined.ts';
import { onNeedIdentified } from './reactions/on-need-identified.ts';
import { onReferralCompleted } from './reactions/on-referral-completed.ts';
import { onWaitingListJoined } from './reactions/on-waiting-list-joined.ts';
import { bedRoutes } from './routes/bed-routes.ts';
import { centreRoutes } from './routes/centre-routes.ts';
import { holdRoutes } from './routes/hold-routes.ts';
import { waitingListRoutes } from './routes/waiting-list-routes.ts';
import { createBeds } from './store/beds.ts';
import { createCampaigns } from './store/campaigns.ts';
import { createCases } from './store/cases.ts';
import { createCentres } from './store/centres.ts';
import { createWaitingList } from './store/waiting-list.ts';

/** Puts the shelter service together. */
export function assemble(kit: Kit): ServiceParts {
  const { clock } = kit;
  const centres = createCentres(kit.aggregates);
  const beds = createBeds(kit.aggregates);
  const waitingList = createWaitingList(kit.aggregates);
  const campaigns = createCampaigns(kit.database);
  const cases = createCases(kit.database);

  const addBeds = createAddBeds(beds);
  const holdABed = createHoldABed({ beds, campaigns, clock, random: Math.random });
  const giveUp = createGiveUpShelter({ beds, waitingList, campaigns, clock });
  const answerNeed = createAnswerNeed({ beds, waitingList, cases, holdABed, giveUp, clock });
  const serve = createServeWaitingList({ beds, waitingList, campaigns, holdABed, clock });

  return {
    description: 'Centres, units and beds; holds and stays; and the waiting list, which says why each place.',
    routes: [
      centreRoutes(centres, beds, addBeds),
      bedRoutes(beds),
      holdRoutes(beds, clock),
      waitingListRoutes(waitingList, beds, campaigns),
    ],
    reactions: [
      onCampaignDeclared(campaigns),
      onCentreOpened(addBeds),
      onNeedIdentified(answerNeed),
      onNeedDeclined(cases, giveUp),
      onCaseClosed(cases, giveUp),
      onReferralCompleted(cases, giveUp),
      ...onBedFreed(serve),
      onWaitingListJoined(serve),
      ...onBedHeld(beds, waitingList, clock),
    ],
  };
}
