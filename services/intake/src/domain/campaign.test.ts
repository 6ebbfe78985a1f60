import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { defaultNightLevels } from '@iwaa/contracts/night-levels';
import { type ColdLevel, nightLevels } from '@iwaa/contracts/vocabulary';
import { levelOfNight } from '@iwaa/domain/cold-nights';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Campaign, type CampaignEvent, type CampaignTerms, evolve, newCampaign } from './campaign.ts';
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
  nightLevels: defaultNightLevels,
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

describe('The level of a night', () => {
  const tonight = '2025-01-14';
  const at = `${tonight}T20:00:00.000Z`;
  const declareLevel = (night: string, level: (typeof nightLevels)[number], now = at) =>
    ({ type: 'declare-night-level', night, level, at: now }) as const;
  const told = (night: string, level: string) => ({
    type: 'iwaa.intake.night-level-declared.v1',
    data: { campaignId: 'SK-2425', provinceId: 'sidi-kacem', night, level },
  });
  const withNights = (...nights: [string, ColdLevel][]): Campaign => ({
    ...declared,
    coldNights: nights.map(([night, level]) => ({ night, level })),
  });
  const after = (campaign: Campaign, command: CampaignCommand) => {
    const decision = decide(campaign, command);
    if (typeof decision === 'string') throw new Error(decision);
    return (decision as readonly CampaignEvent[]).reduce(evolve, campaign);
  };

  it('is declared for tonight and for a night to come, and is normal where nothing is declared', () => {
    expect(decide(declared, declareLevel(tonight, 'cold'))).toEqual([told(tonight, 'cold')]);
    expect(decide(declared, declareLevel('2025-01-20', 'severe'))).toEqual([told('2025-01-20', 'severe')]);
    expect(levelOfNight(declared, tonight)).toBe('normal');
    expect(after(declared, declareLevel(tonight, 'cold'))).toEqual(withNights([tonight, 'cold']));
  });

  it('goes up, down and back to normal, and the other nights stay as they are', () => {
    const cold = withNights([tonight, 'cold'], ['2025-01-15', 'severe']);
    expect(after(cold, declareLevel(tonight, 'severe'))).toEqual(
      withNights([tonight, 'severe'], ['2025-01-15', 'severe']),
    );
    expect(after(cold, declareLevel(tonight, 'normal'))).toEqual(withNights(['2025-01-15', 'severe']));
  });

  it('is not declared for a night that is over or outside the campaign, nor once the campaign has ended', () => {
    expect(decide(declared, declareLevel('2025-01-13', 'cold'))).toBe('night-over');
    expect(decide(declared, declareLevel('2025-02-01', 'cold'))).toBe('night-outside-campaign');
    expect(decide({ ...declared, ended: true }, declareLevel(tonight, 'cold'))).toBe('campaign-ended');
    expect(decide(newCampaign, declareLevel(tonight, 'cold'))).toBe('campaign-unknown');
  });

  it('can be declared for any night in a rehearsal of a winter that is over', () => {
    const later = '2026-11-30T20:00:00.000Z';
    expect(decide(declared, declareLevel('2024-12-20', 'cold', later))).toEqual([told('2024-12-20', 'cold')]);
  });

  it('that is declared again decides nothing, and each night has the level that was declared last', () => {
    const night = fc.integer({ min: 14, max: 31 }).map((day) => `2025-01-${day}`);
    const words = fc.array(fc.tuple(night, fc.constantFrom(...nightLevels)), { maxLength: 40 });
    fc.assert(
      fc.property(words, (said) => {
        const last = new Map(said);
        const campaign = said.reduce(
          (before, [on, level]) => after(before, declareLevel(on, level)),
          declared,
        );
        for (const [on, level] of last) {
          expect(levelOfNight(campaign, on)).toBe(level);
          expect(decide(campaign, declareLevel(on, level))).toEqual([]);
        }
        const nights = (campaign.coldNights ?? []).map((cold) => cold.night);
        expect(nights).toEqual([...new Set(nights)].sort());
        expect(nights).toHaveLength([...last.values()].filter((level) => level !== 'normal').length);
      }),
    );
  });

  it('does what the campaign says; a level that a change does not speak of does what it did', () => {
    const severe = { opensOverflow: false, restsSanctions: false, deadlines: { bedHold: 'PT30M' } };
    expect(decide(declared, change({ nightLevels: { severe } }))).toMatchObject([
      { data: { nightLevels: { cold: defaultNightLevels.cold, severe } } },
    ]);
    expect(decide(declared, change({ nightLevels: { cold: { ...defaultNightLevels.cold } } }))).toEqual([]);
  });

  it('does the usual where a campaign was declared before there were levels, which may be declared again', () => {
    const { nightLevels: _, ...old } = terms;
    const older: Campaign = { terms: old, ended: false };
    expect(decide(older, declare())).toEqual([]);
    expect(decide(older, change({}))).toEqual([]);
    expect(decide(older, change({ endsOn: '2025-02-28' }))).toMatchObject([
      { data: { nightLevels: defaultNightLevels } },
    ]);
  });
});
