import type { CampaignParts } from '@iwaa/issuer/people/people-of-campaign';

/** The campaign that the docs speak of and that `npm start` sets up first: whoever works in it may sign in from the start. */
export const firstCampaign: CampaignParts = {
  provinceId: 'sidi-kacem',
  campaignId: 'SK-2425',
  tonightId: 'TN-2425',
  centreId: 'sidi-kacem-centre',
  teams: ['north', 'centre', 'south'],
  agencies: [
    {
      agencyId: 'health-delegation',
      name: {
        ar: 'مندوبية الصحة والحماية الاجتماعية',
        fr: 'Délégation de la santé et de la protection sociale',
        en: 'Delegation of Health and Social Protection',
      },
    },
    {
      agencyId: 'provincial-hospital',
      name: { ar: 'المستشفى الإقليمي', fr: 'Hôpital provincial', en: 'Provincial Hospital' },
    },
    {
      agencyId: 'elderly-centre',
      name: { ar: 'مركز المسنين', fr: 'Centre pour personnes âgées', en: 'Centre for Elderly People' },
    },
    {
      agencyId: 'womens-space',
      name: {
        ar: 'الفضاء المتعدد الوظائف للمرأة',
        fr: 'Espace multifonctionnel pour femmes',
        en: "Women's Multipurpose Space",
      },
    },
    {
      agencyId: 'kenitra-homeless-centre',
      name: {
        ar: 'مركز الأشخاص بدون مأوى بالقنيطرة',
        fr: 'Centre pour personnes sans abri de Kénitra',
        en: 'Kenitra Centre for Homeless People',
      },
    },
  ],
};
