import type { Language } from '@iwaa/contracts/vocabulary';
import type { NewPerson } from './people-file.ts';

/** An agency with what it is called: its clerk is called after it. */
export interface NamedAgency {
  readonly agencyId: string;
  readonly name: Readonly<Record<Language, string>>;
}

/** What a campaign consists of, by its ids. */
export interface CampaignParts {
  readonly provinceId: string;
  readonly campaignId: string;
  /** Another campaign in which the same people work, such as one that runs tonight. */
  readonly tonightId?: string;
  readonly centreId: string;
  readonly teams: readonly string[];
  readonly agencies: readonly NamedAgency[];
}

/** Those who work in a campaign: its committee, teams, reception, a social worker, and a clerk of each agency. */
export function peopleOfCampaign(campaign: CampaignParts): readonly NewPerson[] {
  const { provinceId, campaignId, tonightId, centreId, teams, agencies } = campaign;
  const campaigns = tonightId === undefined ? [campaignId] : [campaignId, tonightId];
  const nothing = { provinces: [], campaigns, centres: [], agencies: [] };
  return [
    {
      ...nothing,
      name: { ar: 'اللجنة', fr: 'Comité', en: 'Committee' },
      role: 'committee',
      provinces: [provinceId],
    },
    ...teams.map((team, index): NewPerson => {
      const number = index + 1;
      return {
        ...nothing,
        name: { ar: `الفريق ${number}`, fr: `Équipe ${number}`, en: `Team ${number}` },
        role: 'street-team',
        team,
      };
    }),
    {
      ...nothing,
      name: { ar: 'الاستقبال', fr: 'Accueil', en: 'Reception' },
      role: 'shelter-staff',
      centres: [centreId],
    },
    {
      ...nothing,
      name: { ar: 'المساعدة الاجتماعية', fr: 'Assistance sociale', en: 'Social worker' },
      role: 'social-worker',
    },
    ...agencies.map(
      ({ agencyId, name: { ar, fr, en } }): NewPerson => ({
        ...nothing,
        name: { ar: `كاتب ${ar}`, fr: `Agent\u00a0: ${fr}`, en: `Clerk of ${en}` },
        role: 'agency-staff',
        campaigns: [],
        agencies: [agencyId],
      }),
    ),
  ];
}
