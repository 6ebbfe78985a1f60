import type { Deadlines, ReferralService } from '@iwaa/contracts/vocabulary';

/** The campaign under load, and a small one in which a hundred people race for ten beds. */
export const loadProvince = 'sidi-kacem';
export const raceProvince = 'race';
export const loadCampaign = 'SK-2526';
export const raceCampaign = 'RC-2526';
export const loadCentre = 'sidi-kacem-centre';
export const raceCentre = 'race-centre';
export const raceBeds = 10;
export const racers = 100;
export const night = '2025-12-12';
export const teams = ['north', 'centre', 'south'] as const;

/** Short where a missed deadline has to be seen, long where only the load works. */
export const loadDeadlines: Deadlines = {
  bedOffer: 'PT10S',
  bedHold: 'PT25S',
  onTheWay: 'PT25S',
  waitingForBed: 'PT60S',
  absenceReminder: 'PT1H',
  absence: 'PT2H',
  referralAnswer: 'PT20S',
  referralCompletion: 'PT2H',
  familyContact: 'PT2H',
  returnDecision: 'PT2H',
  followUpGrace: 'PT2H',
  alertLooked: 'PT2H',
  alertLookedAgain: 'PT2H',
};

/** Nothing lapses in the race, so that its result can be read at the end of the run. */
export const raceDeadlines: Deadlines = {
  ...loadDeadlines,
  bedHold: 'P2D',
  onTheWay: 'P1D',
  waitingForBed: 'P2D',
};

/** An agency under load, and the shares of its referrals that it rejects and leaves without any answer. */
export interface LoadAgency {
  readonly agencyId: string;
  readonly services: readonly ReferralService[];
  readonly rank: number;
  readonly answersBy: 'kafka' | 'http';
  readonly outcome: 'service-given' | 'admitted';
  readonly rejects: number;
  readonly staysSilent: number;
}

export const loadAgencies: readonly LoadAgency[] = [
  {
    agencyId: 'health-delegation',
    services: ['health'],
    rank: 1,
    answersBy: 'kafka',
    outcome: 'service-given',
    rejects: 0.08,
    staysSilent: 0.05,
  },
  {
    agencyId: 'provincial-hospital',
    services: ['health'],
    rank: 2,
    answersBy: 'http',
    outcome: 'service-given',
    rejects: 0.05,
    staysSilent: 0.05,
  },
  {
    agencyId: 'elderly-centre',
    services: ['elderly-care'],
    rank: 1,
    answersBy: 'http',
    outcome: 'admitted',
    rejects: 0.1,
    staysSilent: 0,
  },
  {
    agencyId: 'womens-space',
    services: ['womens-space'],
    rank: 1,
    answersBy: 'http',
    outcome: 'admitted',
    rejects: 0.1,
    staysSilent: 0,
  },
  {
    agencyId: 'kenitra-homeless-centre',
    services: ['shelter'],
    rank: 1,
    answersBy: 'http',
    outcome: 'admitted',
    rejects: 0.1,
    staysSilent: 0,
  },
];
