import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { describe, expect, it } from '@jest/globals';
import { type Campaign, type CampaignTerms, evolve, newCampaign } from './campaign.ts';
import { type CampaignChange, type CampaignCommand, decide } from './campaign-decisions.ts';

const terms: CampaignTerms = {
  campaignId: 'SK-2425',
  provinceId: 'sidi-kacem',
  city: 'Sidi Kacem',
  startsOn: '2024-12-12',
  endsOn: '2025-01-31',
  timeZone: 'Africa/Casablanca',
  language: 'ar',
  deadlines: { ...defaultDeadlines },
  followUpVisits: ['P7D', 'P30D', 'P90D'],
  partners: null,
};
const declare = (changes: Partial<CampaignTerms> = {}) =>
  ({ type: 'declare-campaign', terms: { ...terms, ...changes } }) as const;
const change = (changes: CampaignChange) =>
  ({ type: 'change-campaign', change: changes, reason: 'weather' }) as const;
const declared: Campaign = { terms, ended: false };

describe('Campaign', () => {
  it('is declared once, with all that others need to know of it', () => {
    const decision = decide(newCampaign, declare());
    expect(decision).toEqual([{ type: 'iwaa.intake.campaign-declared.v1', data: terms }]);
    expect(evolve(newCampaign, { type: 'iwaa.intake.campaign-declared.v1', data: terms })).toEqual(declared);
  });

  it('decides nothing when the same is declared again, in whatever order its fields come', () => {
    const backwards = Object.fromEntries(Object.entries(terms).reverse()) as CampaignTerms;
    const deadlines = Object.fromEntries(
      Object.entries(terms.deadlines).reverse(),
    ) as CampaignTerms['deadlines'];
    expect(decide(declared, { type: 'declare-campaign', terms: { ...backwards, deadlines } })).toEqual([]);
  });

  it('refuses to be declared otherwise afterwards', () => {
    expect(decide(declared, declare({ endsOn: '2025-02-28' }))).toBe('campaign-already-declared');
    const deadlines = { ...terms.deadlines, bedHold: 'PT3H' };
    expect(decide(declared, declare({ deadlines }))).toBe('campaign-already-declared');
  });

  it('refuses to end before it starts, and may last one night', () => {
    expect(decide(newCampaign, declare({ endsOn: '2024-12-11' }))).toBe('campaign-ends-before-it-starts');
    expect(decide(newCampaign, declare({ endsOn: '2024-12-12' }))).toHaveLength(1);
  });

  it('may last as many nights as a leap year has, and no more', () => {
    expect(decide(newCampaign, declare({ endsOn: '2025-12-12' }))).toHaveLength(1);
    expect(decide(newCampaign, declare({ endsOn: '2025-12-13' }))).toBe('campaign-too-long');
    expect(decide(newCampaign, declare({ startsOn: '0001-01-01' }))).toBe('campaign-too-long');
  });

  it.each([['Africa/Sidi_Kacem'], ['+01:00'], ['GMT+1']])('refuses %s, which is no time zone', (timeZone) => {
    expect(decide(newCampaign, declare({ timeZone }))).toBe('unknown-time-zone');
  });

  it('goes on under what is changed, and what is not spoken of stays as it was', () => {
    const decision = decide(declared, change({ endsOn: '2025-02-28', deadlines: { bedHold: 'PT3H' } }));
    const after = { ...terms, endsOn: '2025-02-28', deadlines: { ...terms.deadlines, bedHold: 'PT3H' } };
    expect(decision).toEqual([
      { type: 'iwaa.intake.campaign-changed.v1', data: { ...after, reason: 'weather' } },
    ]);
    expect((decision as readonly never[]).reduce(evolve, declared)).toEqual({ terms: after, ended: false });
  });

  it('can name its partners and go back to all of the province', () => {
    const named = { terms: { ...terms, partners: ['hospital'] }, ended: false };
    expect(decide(declared, change({ partners: ['hospital'] }))).toMatchObject([
      { data: { partners: ['hospital'] } },
    ]);
    expect(decide(named, change({ partners: null }))).toMatchObject([{ data: { partners: null } }]);
    expect(decide(named, change({ language: 'fr' }))).toMatchObject([{ data: { partners: ['hospital'] } }]);
  });

  it('decides nothing by a change that changes nothing', () => {
    expect(decide(declared, change({ endsOn: terms.endsOn, partners: null }))).toEqual([]);
    expect(decide(declared, change({}))).toEqual([]);
  });

  it('does not change so that it ends before it starts', () => {
    expect(decide(declared, change({ startsOn: '2025-02-01' }))).toBe('campaign-ends-before-it-starts');
  });

  it('ends once, and changes no more', () => {
    const end = { type: 'end-campaign' } as const;
    const [ended] = decide(declared, end) as [{ type: 'iwaa.intake.campaign-ended.v1'; data: never }];
    expect(ended).toEqual({
      type: 'iwaa.intake.campaign-ended.v1',
      data: { campaignId: 'SK-2425', provinceId: 'sidi-kacem' },
    });
    const after = evolve(declared, ended);
    expect(decide(after, end)).toEqual([]);
    expect(decide(after, change({ endsOn: '2025-02-28' }))).toBe('campaign-ended');
  });

  it.each<CampaignCommand>([change({}), { type: 'end-campaign' }])(
    'is not known before it is declared: $type',
    (command) => expect(decide(newCampaign, command)).toBe('campaign-unknown'),
  );
});
