import { defaultNightLevels } from '@iwaa/contracts/night-levels';
import { nightLevels } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CampaignLevels, deadlineOn, levelOf, opensOverflow, restsSanctions } from './night-level.ts';

const [cold, severe, normal] = ['2025-01-14', '2025-01-15', '2025-01-16'];
const deadlines = {
  ...{
    bedOffer: 'PT30M',
    bedHold: 'PT2H',
    onTheWay: 'PT2H',
    waitingForBed: 'PT24H',
    absenceReminder: 'PT24H',
    absence: 'PT48H',
    referralAnswer: 'P2D',
    referralCompletion: 'P14D',
  },
  ...{ familyContact: 'P7D', returnDecision: 'P30D', followUpGrace: 'P3D' },
  ...{ alertLooked: 'PT2H', alertLookedAgain: 'PT24H' },
};
const campaign: CampaignLevels = {
  deadlines,
  nightLevels: {
    cold: { opensOverflow: false, restsSanctions: false, deadlines: { bedHold: 'PT3H' } },
    severe: { opensOverflow: true, restsSanctions: true, deadlines: { bedHold: 'PT30M' } },
  },
  levels: { [cold]: 'cold', [severe]: 'severe', [normal]: 'normal' },
};

describe('the level of a night', () => {
  it('is normal where nothing was declared, or the night was declared normal again', () => {
    expect(levelOf(campaign, severe)).toBe('severe');
    expect(levelOf(campaign, normal)).toBe('normal');
    expect(levelOf(campaign, '2025-01-17')).toBe('normal');
  });

  it('opens the beds for cold nights where the campaign says so, and never on a normal night', () => {
    expect([cold, severe, normal].map((night) => opensOverflow(campaign, night))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('has sanctions rest where the campaign says so, and never on a normal night', () => {
    expect([cold, severe, normal].map((night) => restsSanctions(campaign, night))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('does the usual where the campaign was declared before there were levels', () => {
    const { nightLevels: _, ...old } = campaign;
    expect(opensOverflow(old, cold)).toBe(true);
    expect(deadlineOn(old, severe, 'waitingForBed')).toBe(defaultNightLevels.severe.deadlines.waitingForBed);
  });

  it('shortens a deadline and never lengthens one', () => {
    expect(deadlineOn(campaign, severe, 'bedHold')).toBe('PT30M');
    expect(deadlineOn(campaign, cold, 'bedHold')).toBe('PT2H');
    expect(deadlineOn(campaign, severe, 'referralAnswer')).toBe('P2D');
    fc.assert(
      fc.property(fc.constantFrom(...nightLevels), fc.nat(600), (level, minutes) => {
        const effect = { opensOverflow: true, restsSanctions: true, deadlines: { bedHold: `PT${minutes}M` } };
        const set = { ...campaign, nightLevels: { cold: effect, severe: effect }, levels: { [cold]: level } };
        const shorter = level !== 'normal' && minutes < 120;
        expect(deadlineOn(set, cold, 'bedHold')).toBe(shorter ? `PT${minutes}M` : 'PT2H');
      }),
    );
  });
});
