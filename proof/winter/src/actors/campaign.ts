import type { Deadlines, Language, ReferralService } from '@iwaa/contracts/vocabulary';
import type { NamedAgency } from '@iwaa/issuer/people/people-of-campaign';

/** How an agency behaves in the rehearsal. */
export interface AgencyBehaviour extends NamedAgency {
  readonly services: readonly ReferralService[];
  readonly rank: number;
  /** By which of its clients it answers. */
  readonly answersBy: 'kafka' | 'http';
  /** What becomes of a referral; the rest is accepted and completed. */
  readonly rejects: number;
  readonly staysSilent: number;
  readonly fails: number;
  readonly outcome: 'service-given' | 'admitted';
}

/** The agencies of the campaign of Sidi Kacem: each is data; none has code of its own. */
const agencies: readonly AgencyBehaviour[] = [
  {
    agencyId: 'health-delegation',
    name: {
      ar: 'مندوبية الصحة والحماية الاجتماعية',
      fr: 'Délégation de la santé et de la protection sociale',
      en: 'Delegation of Health and Social Protection',
    },
    services: ['health'],
    rank: 1,
    answersBy: 'kafka',
    rejects: 0.12,
    staysSilent: 0.06,
    fails: 0.04,
    outcome: 'service-given',
  },
  {
    agencyId: 'provincial-hospital',
    name: { ar: 'المستشفى الإقليمي', fr: 'Hôpital provincial', en: 'Provincial Hospital' },
    services: ['health'],
    rank: 2,
    answersBy: 'http',
    rejects: 0.05,
    staysSilent: 0,
    fails: 0,
    outcome: 'service-given',
  },
  {
    agencyId: 'elderly-centre',
    name: { ar: 'مركز المسنين', fr: 'Centre pour personnes âgées', en: 'Centre for Elderly People' },
    services: ['elderly-care'],
    rank: 1,
    answersBy: 'kafka',
    rejects: 0.1,
    staysSilent: 0,
    fails: 0,
    outcome: 'admitted',
  },
  {
    agencyId: 'womens-space',
    name: {
      ar: 'الفضاء المتعدد الوظائف للمرأة',
      fr: 'Espace multifonctionnel pour femmes',
      en: "Women's Multipurpose Space",
    },
    services: ['womens-space'],
    rank: 1,
    answersBy: 'kafka',
    rejects: 0.1,
    staysSilent: 0,
    fails: 0,
    outcome: 'admitted',
  },
  {
    agencyId: 'kenitra-homeless-centre',
    name: {
      ar: 'مركز الأشخاص بدون مأوى بالقنيطرة',
      fr: 'Centre pour personnes sans abri de Kénitra',
      en: 'Kenitra Centre for Homeless People',
    },
    services: ['shelter'],
    rank: 1,
    answersBy: 'http',
    rejects: 0.2,
    staysSilent: 0,
    fails: 0,
    outcome: 'admitted',
  },
];

/** The places where teams meet people; planned by the committee, and no personal data. */
export const places = [
  'railway-station',
  'bus-station',
  'souk-el-had',
  'mosque-square',
  'avenue-mohammed-v',
  'hospital-gate',
] as const;

export const teams = ['north', 'centre', 'south'] as const;

export interface Campaign {
  readonly provinceId: string;
  readonly campaignId: string;
  /** The campaign that is there for whoever wants to work tonight, once the winter has passed. */
  readonly tonightId: string;
  readonly centreId: string;
  /** A centre that opens with that campaign: the winter may have left no free bed. */
  readonly tonightCentreId: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly agencies: readonly AgencyBehaviour[];
  readonly deadlines: Deadlines;
  readonly followUpVisits: readonly string[];
}

/** The winter that needs no suffix: that of the first campaign. */
const firstCampaign = 'SK-2425';

/**
 * The n-th winter of its year on the same data, from 0: `SK-2425`, then `SKA-2425` and so on. Each has a province of its own with its
 * centre and agencies, as many beds as it needs, and people whom nobody has met.
 */
export function campaignOfRun(run: number, firstNight: string, language: Language, pace: Pace): Campaign {
  const year = Number(firstNight.slice(2, 4)) - (Number(firstNight.slice(5, 7)) < 7 ? 1 : 0);
  const years = `${String((year + 100) % 100).padStart(2, '0')}${String((year + 101) % 100).padStart(2, '0')}`;
  const letters = run === 0 ? '' : lettersOf(run - 1);
  const campaignId = `SK${letters}-${years}`;
  const suffix = campaignId === firstCampaign ? '' : `-${campaignId.toLowerCase()}`;
  return {
    provinceId: `sidi-kacem${suffix}`,
    campaignId,
    tonightId: campaignId.replace('SK', 'TN'),
    centreId: `sidi-kacem-centre${suffix}`,
    tonightCentreId: `sidi-kacem-second-centre${suffix}`,
    language,
    timeZone: 'Africa/Casablanca',
    agencies: agencies.map((agency) => ({ ...agency, agencyId: `${agency.agencyId}${suffix}` })),
    ...pace,
  };
}

function lettersOf(number: number): string {
  const letter = String.fromCharCode(65 + (number % 26));
  return number < 26 ? letter : `${lettersOf(Math.floor(number / 26) - 1)}${letter}`;
}

/** The deadlines of a rehearsal, in which a night passes in about a second. */
export interface Pace {
  readonly deadlines: Deadlines;
  readonly followUpVisits: readonly string[];
}

/**
 * Deadlines that go with the size of the winter: what a machine does in a second at a tenth of a winter takes it longer at
 * the whole, and a deadline is to be missed by who stays silent, not by who waits for a processor.
 */
export function winterPace(contacts: number): Pace {
  const stretch = Math.max(1, contacts / 1500);
  const seconds = (count: number): string => `PT${Math.round(count * stretch)}S`;
  return {
    deadlines: {
      bedOffer: seconds(5),
      bedHold: seconds(10),
      onTheWay: seconds(10),
      waitingForBed: seconds(25),
      absenceReminder: seconds(4),
      absence: seconds(8),
      referralAnswer: seconds(12),
      referralCompletion: seconds(120),
      familyContact: seconds(60),
      returnDecision: seconds(120),
      followUpGrace: seconds(30),
      alertLooked: seconds(8),
      alertLookedAgain: seconds(12),
    },
    followUpVisits: [seconds(2), seconds(4), seconds(6)],
  };
}
