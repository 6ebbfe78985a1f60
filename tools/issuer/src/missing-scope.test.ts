import { describe, expect, it } from '@jest/globals';
import { missingScope } from './missing-scope.ts';

const nothing = { province: [], campaign: [], centre: [], agency: [] };

describe('missingScope', () => {
  it('refuses a token for the staff of no agency, and says what to add', () => {
    expect(missingScope('agency-staff', nothing)).toContain('--agency health-delegation');
  });

  it('asks for everything that the role is bound to', () => {
    expect(missingScope('street-team', { ...nothing, campaign: ['SK-2425'] })).toContain('--team');
    expect(missingScope('street-team', { ...nothing, campaign: ['SK-2425'], team: 'north' })).toBeUndefined();
  });

  it('asks the committee for its province, and those who work in a campaign for that alone', () => {
    expect(missingScope('committee', nothing)).toContain('--province sidi-kacem');
    expect(missingScope('social-worker', { ...nothing, campaign: ['SK-2425'] })).toBeUndefined();
  });

  it('asks nothing of a service, whose permissions reach everything', () => {
    expect(missingScope('service', nothing)).toBeUndefined();
  });
});
