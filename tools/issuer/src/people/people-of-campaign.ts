import type { NewPerson } from './people-file.ts';

/** What a campaign consists of, by its ids. */
export interface CampaignParts {
  readonly provinceId: string;
  readonly campaignId: string;
  /** Another campaign in which the same people work, such as one that runs tonight. */
  readonly tonightId?: string;
  readonly centreId: string;
  readonly teams: readonly string[];
  readonly agencyIds: readonly string[];
}

/** Those who work in a campaign: its committee, teams, reception, a social worker, and a clerk of each agency. */
export function peopleOfCampaign(campaign: CampaignParts): readonly NewPerson[] {
  const { provinceId, campaignId, tonightId, centreId, teams, agencyIds } = campaign;
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
    ...agencyIds.map(
      (agencyId): NewPerson => ({
        ...nothing,
        name: { ar: `كاتب ${agencyId}`, fr: `Agent de ${agencyId}`, en: `Clerk of ${agencyId}` },
        role: 'agency-staff',
        campaigns: [],
        agencies: [agencyId],
      }),
    ),
  ];
}
