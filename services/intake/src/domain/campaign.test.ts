import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Campaign, type Declaration, decide, evolve, hasNight, newCampaign } from './campaign.ts';

const declaration: Declaration = {
  campaignId: 'SK-2425',
  city: 'Sidi Kacem',
  startsOn: '2024-12-12',
  endsOn: '2025-01-31',
  timeZone: 'Africa/Casablanca',
  language: 'ar',
  deadlines: { ...defaultDeadlines },
  followUpVisits: ['P7D', 'P30D', 'P90D'],
};
const declare = (changes: Partial<Declaration> = {}) =>
  ({ type: 'declare-campaign', declaration: { ...declaration, ...changes } }) as const;
const declared: Campaign = { declaration };

describe('Campaign', () => {
  it('is declared once, with all that others need to know of it', () => {
    const decision = decide(newCampaign, declare());
    expect(decision).toEqual([{ type: 'iwaa.intake.campaign-declared.v1', data: declaration }]);
    expect(evolve(newCampaign, { type: 'iwaa.intake.campaign-declared.v1', data: declaration })).toEqual(
      declared,
    );
  });

  it('decides nothing when the same is declared again, in whatever order its fields come', () => {
    const backwards = Object.fromEntries(Object.entries(declaration).reverse()) as Declaration;
    const deadlines = Object.fromEntries(
      Object.entries(declaration.deadlines).reverse(),
    ) as Declaration['deadlines'];
    expect(decide(declared, { type: 'declare-campaign', declaration: { ...backwards, deadlines } })).toEqual(
      [],
    );
  });

  it('refuses to be declared otherwise afterwards', () => {
    expect(decide(declared, declare({ endsOn: '2025-02-28' }))).toBe('campaign-already-declared');
    const deadlines = { ...declaration.deadlines, bedHold: 'PT3H' };
    expect(decide(declared, declare({ deadlines }))).toBe('campaign-already-declared');
  });

  it('refuses to end before it starts, and may last one night', () => {
    expect(decide(newCampaign, declare({ endsOn: '2024-12-11' }))).toBe('campaign-ends-before-it-starts');
    expect(decide(newCampaign, declare({ endsOn: '2024-12-12' }))).toHaveLength(1);
  });

  it('refuses a time zone that does not exist', () => {
    expect(decide(newCampaign, declare({ timeZone: 'Africa/Sidi_Kacem' }))).toBe('unknown-time-zone');
  });

  it('has the nights from its first to its last, both included, and no other', () => {
    const day = fc
      .integer({ min: -400, max: 400 })
      .map((days) => new Date(Date.UTC(2024, 11, 12) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (night) => {
        const time = Date.parse(night);
        const inside = time >= Date.parse(declaration.startsOn) && time <= Date.parse(declaration.endsOn);
        expect(hasNight(declaration, night)).toBe(inside);
      }),
    );
  });
});
