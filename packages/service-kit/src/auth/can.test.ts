import { type Action, permissions, roles } from '@iwaa/contracts/permissions';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from './actor.ts';
import { can, mayEver, scopeFilter } from './can.ts';

const mine = { campaignId: 'SK-2425', centreId: 'sidi-kacem', agencyId: 'health', team: 'north' };
const theirs = { campaignId: 'KN-2425', centreId: 'kenitra', agencyId: 'health-2', team: 'south' };
const paths = {
  campaign: 'state.campaignId',
  centre: 'state.centreId',
  agency: 'state.agencyId',
  team: 'state.team',
};
const actions = Object.keys(permissions) as Action[];

function actor(role: Actor['role']): Actor {
  return {
    subject: 'someone',
    role,
    campaigns: ['SK-2425'],
    centres: ['sidi-kacem'],
    agencies: ['health'],
    team: 'north',
  };
}

describe('the permission table', () => {
  it.each(actions.flatMap((action) => roles.map((role) => [role, action] as const)))(
    'lets %s do %s to its own things as the table says, and to nothing else',
    (role, action) => {
      const scope = (permissions[action] as Partial<Record<string, string>>)[role];
      expect(mayEver(actor(role), action)).toBe(scope !== undefined);
      expect(can(actor(role), action, mine)).toBe(scope !== undefined);
      expect(can(actor(role), action, theirs)).toBe(scope === 'everything');
      expect(can(actor(role), action, {})).toBe(scope === 'everything');
    },
  );

  it('finds nothing for a role that the table does not name', () => {
    expect(scopeFilter(actor('agency-staff'), 'person.read', paths)).toEqual({ _id: { $in: [] } });
  });

  it('keeps a query to the actor’s own campaigns', () => {
    expect(scopeFilter(actor('committee'), 'case.read', paths)).toEqual({
      'state.campaignId': { $in: ['SK-2425'] },
    });
  });

  it('finds nothing where the collection has no path for the scope', () => {
    expect(scopeFilter(actor('shelter-staff'), 'bed.read', { campaign: 'state.campaignId' })).toEqual({
      _id: { $in: [] },
    });
  });

  it('needs the campaign and the team for what is a team’s', () => {
    expect(can(actor('street-team'), 'round.start', { campaignId: 'SK-2425', team: 'south' })).toBe(false);
    expect(can({ ...actor('street-team'), team: undefined }, 'round.start', { campaignId: 'SK-2425' })).toBe(
      false,
    );
  });

  it('does not take a name that every object has for a role', () => {
    expect(mayEver({ ...actor('committee'), role: 'constructor' as Actor['role'] }, 'case.read')).toBe(false);
  });
});
