import { type Action, permissions, roles } from '@iwaa/contracts/permissions';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from './actor.ts';
import { type OwnerPaths, ownersAt, scopeOf } from './scope.ts';

const mine = {
  province: 'sidi-kacem',
  campaign: 'SK-2425',
  centre: 'sidi-kacem',
  agency: 'health',
  team: 'north',
};
const theirs = {
  province: 'kenitra',
  campaign: 'KN-2425',
  centre: 'kenitra',
  agency: 'health-2',
  team: 'south',
};
const paths: OwnerPaths = {
  province: 'state.provinceId',
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
    provinces: ['sidi-kacem'],
    campaigns: ['SK-2425'],
    centres: ['sidi-kacem'],
    agencies: ['health'],
    team: 'north',
  };
}

describe('the permission table', () => {
  it.each(actions.flatMap((action) => roles.map((role) => [role, action] as const)))(
    'lets %s do %s to its own things as the table says, and to nothing else',
    async (role, action) => {
      const named = (permissions[action] as Partial<Record<string, string>>)[role];
      const scope = await scopeOf(actor(role), action);
      expect(scope !== undefined).toBe(named !== undefined);
      if (!scope) return;
      expect(scope.includes(mine)).toBe(true);
      expect(scope.includes(theirs)).toBe(named === 'everything');
      expect(scope.includes({})).toBe(named === 'everything');
    },
  );

  it('does not take the names that every object has for roles', async () => {
    const nobody = { ...actor('committee'), role: 'constructor' as Actor['role'] };
    expect(await scopeOf(nobody, 'case.read')).toBeUndefined();
  });
});

describe("a scope's filter", () => {
  it('of a province reaches the one in which the actor works by a campaign that has not ended', async () => {
    const worker = { ...actor('social-worker'), provinces: [], campaigns: ['SK-2425', 'KN-2324'] };
    const running: Record<string, string> = { 'SK-2425': 'sidi-kacem' };
    const provincesOf = async (ids: readonly string[]) => ids.flatMap((id) => running[id] ?? []);
    const scope = await scopeOf(worker, 'person.read', provincesOf);
    expect(scope?.filter(paths)).toEqual({ 'state.provinceId': { $in: ['sidi-kacem'] } });
    expect(scope?.includes({ province: 'kenitra' })).toBe(false);
  });

  it('keeps a query to the ids that the actor holds', async () => {
    expect((await scopeOf(actor('committee'), 'case.read'))?.filter(paths)).toEqual({
      'state.campaignId': { $in: ['SK-2425'] },
    });
    expect((await scopeOf(actor('street-team'), 'round.end'))?.filter(paths)).toEqual({
      'state.campaignId': { $in: ['SK-2425'] },
      'state.team': { $in: ['north'] },
    });
    expect((await scopeOf(actor('service'), 'campaign.read'))?.filter(paths)).toEqual({});
  });

  it('finds nothing in a collection that does not know the ids of the scope, or for an actor without a team', async () => {
    expect(
      (await scopeOf(actor('shelter-staff'), 'bed.read'))?.filter({ campaign: 'state.campaignId' }),
    ).toEqual({
      _id: { $in: [] },
    });
    expect((await scopeOf({ ...actor('street-team'), team: undefined }, 'round.end'))?.filter(paths)).toEqual(
      {
        'state.campaignId': { $in: ['SK-2425'] },
        'state.team': { $in: [] },
      },
    );
  });
});

describe('the owners of a document', () => {
  it('are the texts at its paths, and nothing where there is none', () => {
    const document = { state: { campaignId: 'SK-2425', centreId: 7, team: null } };
    expect(ownersAt(document, { ...paths, agency: 'state.agencyId.of' })).toEqual({
      campaign: 'SK-2425',
      centre: undefined,
      agency: undefined,
      team: undefined,
    });
  });
});
