import type { Fact } from '@iwaa/contracts/event';
import type { Role } from '@iwaa/contracts/permissions';
import { describe, expect, test } from '@jest/globals';
import { changeOf } from './change.ts';
import { hearsOf } from './hears.ts';
import { createTeamsThatMet } from './teams-that-met.ts';

const fact = (type: string, subject: string, data: object): Fact => ({
  id: 'id',
  source: `/iwaa/${type.split('.')[1]}`,
  subject,
  time: '2024-12-12T20:00:00.000Z',
  sequence: 1,
  actor: { role: 'service', subject: 'somebody' },
  type,
  data,
});
const bedHeld = fact('iwaa.shelter-capacity.bed-held.v1', 'bed/sk-centre.men-001', {
  bedId: 'sk-centre.men-001',
  centreId: 'sk-centre',
  provinceId: 'sidi-kacem',
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
});
const requested = fact('iwaa.referral.referral-requested.v1', 'referral/r', {
  agencyId: 'clinic',
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
});
const opened = fact('iwaa.intake.case-opened.v1', 'person/p', {
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
  previousCaseId: null,
});
const met = fact('iwaa.intake.contact-recorded.v1', 'person/p', {
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
  team: 'north',
});
const bedAdded = fact('iwaa.shelter-capacity.bed-added.v1', 'bed/sk-centre.men-002', {
  bedId: 'sk-centre.men-002',
  centreId: 'sk-centre',
  provinceId: 'sidi-kacem',
  unit: 'men',
});
const actor = (role: Role, held: object) => ({
  subject: 's',
  role,
  provinces: [],
  campaigns: [],
  centres: [],
  agencies: [],
  team: undefined,
  ...held,
});
const hears = (who: ReturnType<typeof actor>, what: Fact) => hearsOf(who)(changeOf(what));

describe('the stream', () => {
  test('tells a change to those who may read what changed', async () => {
    expect(await hears(actor('committee', { campaigns: ['SK-2425'] }), bedHeld)).toBe(true);
    expect(await hears(actor('shelter-staff', { centres: ['sk-centre'] }), bedAdded)).toBe(true);
    expect(await hears(actor('street-team', { campaigns: ['SK-2425'], team: 't' }), bedHeld)).toBe(true);
    expect(await hears(actor('agency-staff', { agencies: ['clinic'] }), requested)).toBe(true);
  });

  test('tells nobody what belongs to others', async () => {
    expect(await hears(actor('committee', { campaigns: ['KN-2425'] }), bedHeld)).toBe(false);
    expect(await hears(actor('shelter-staff', { centres: ['kn-centre'] }), bedAdded)).toBe(false);
    expect(await hears(actor('agency-staff', { agencies: ['hospital'] }), requested)).toBe(false);
    expect(
      await hears(actor('agency-staff', { agencies: ['clinic'], campaigns: ['SK-2425'] }), bedHeld),
    ).toBe(false);
  });

  test('tells a team how far the agencies are that were asked for somebody whom it met, and no other team', async () => {
    const teams = createTeamsThatMet();
    const ofTeam = (team: string, campaign = 'SK-2425') =>
      hearsOf(actor('street-team', { campaigns: [campaign], team }))(changeOf(requested, teams.of));
    expect(await ofTeam('north')).toBe(false);
    teams.heard(met);
    expect(await ofTeam('north')).toBe(true);
    expect(await ofTeam('south')).toBe(false);
    expect(await ofTeam('north', 'KN-2425')).toBe(false);
    teams.heard({ ...met, data: { caseId: 'SK-2425-00042', campaignId: 'SK-2425', team: 'south' } });
    expect(await Promise.all(['north', 'south'].map((team) => ofTeam(team)))).toEqual([true, true]);
  });

  test('asks who knows whether a team met somebody before the console began, and only then', async () => {
    const teams = createTeamsThatMet();
    const asked: string[] = [];
    const ofTeam = (team: string, campaign = 'SK-2425') =>
      hearsOf(actor('street-team', { campaigns: [campaign], team }), async (caseId) => {
        asked.push(`${team} ${caseId}`);
        return team === 'south';
      })(changeOf(requested, teams.of));
    teams.heard(met);
    expect(await ofTeam('north')).toBe(true);
    expect(asked).toEqual([]);
    expect(await ofTeam('south')).toBe(true);
    expect(await ofTeam('east')).toBe(false);
    expect(await ofTeam('south', 'KN-2425')).toBe(false);
    expect(asked).toEqual(['south SK-2425-00042', 'east SK-2425-00042']);
  });

  test('asks nobody about a case of which it has heard from its beginning', async () => {
    const teams = createTeamsThatMet();
    teams.heard(opened);
    const east = hearsOf(actor('street-team', { campaigns: ['SK-2425'], team: 'east' }), async () => true);
    expect(await east(changeOf(requested, teams.of))).toBe(false);
  });

  test('tells the type, what it happened to and the case, and nothing else of a fact', () => {
    expect(changeOf(bedHeld).change).toEqual({
      type: 'iwaa.shelter-capacity.bed-held.v1',
      subject: 'bed/sk-centre.men-001',
      caseId: 'SK-2425-00042',
    });
  });
});
