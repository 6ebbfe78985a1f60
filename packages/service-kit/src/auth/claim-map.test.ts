import { describe, expect, it } from '@jest/globals';
import { actorClaims } from './actor.ts';
import { type ClaimMap, claimMap, mapClaims } from './claim-map.ts';

const token = {
  sub: 'worker@association.example',
  oid: '6b9e0976-8e09-4aed-9a9a-5daeeaeac930',
  'https://association.example/role': 'street-team',
  realm_access: { roles: ['offline_access', 'street-team'] },
  groups: { campaigns: ['SK-2425'], centre: 'sidi-kacem-centre' },
  team: 'south',
  teams: ['north'],
};

function actorOf(map: ClaimMap, claims: Record<string, unknown> = token) {
  const actor = actorClaims.safeParse(mapClaims(claims, map));
  return actor.success ? actor.data : undefined;
}

const map: ClaimMap = {
  sub: 'oid',
  role: ['realm_access', 'roles'],
  campaigns: ['groups', 'campaigns'],
  centres: ['groups', 'centre'],
};

describe('the claims of another issuer', () => {
  it('are read where the configuration says that they are, and the others under their own names', () => {
    expect(actorOf(map)).toEqual({
      subject: token.oid,
      role: 'street-team',
      provinces: [],
      campaigns: ['SK-2425'],
      centres: ['sidi-kacem-centre'],
      agencies: [],
      team: 'south',
    });
    const dotted = { ...map, role: 'https://association.example/role', team: 'teams' };
    expect(actorOf(dotted)).toMatchObject({ role: 'street-team', team: 'north' });
  });

  it('are read from nowhere else, whatever the token has under our name', () => {
    expect(actorOf(map, { ...token, role: 'committee', realm_access: {} })).toBeUndefined();
    expect(actorOf(map, { ...token, campaigns: ['KN-2425'], groups: {} })).toMatchObject({ campaigns: [] });
    expect(
      actorOf({ ...map, role: ['constructor', 'name'] }, { ...token, role: 'committee' }),
    ).toBeUndefined();
  });

  it('name nobody where several of the roles are Iwaa’s, or none, or where a text has several values', () => {
    const withRoles = (...roles: unknown[]) => ({ ...token, realm_access: { roles } });
    expect(actorOf(map, withRoles('street-team', 'committee'))).toBeUndefined();
    expect(actorOf(map, withRoles('offline_access'))).toBeUndefined();
    expect(actorOf(map, withRoles('committee', 7))).toMatchObject({ role: 'committee' });
    expect(actorOf({ ...map, team: 'teams' }, { ...token, teams: ['a', 'b'] })).toMatchObject({
      team: undefined,
    });
  });

  it('that are not mapped are taken only in the form that they have to have', () => {
    expect(actorOf({}, { ...token, sub: 'a', role: ['committee'] })).toBeUndefined();
    expect(actorOf({}, { ...token, sub: 'a', role: 'committee', campaigns: 'SK-2425' })).toBeUndefined();
  });

  it('are named by what Iwaa reads alone', () => {
    expect(claimMap.safeParse({ rôle: 'role' }).success).toBe(false);
    expect(claimMap.safeParse({ role: '' }).success).toBe(false);
    expect(claimMap.safeParse({ role: [] }).success).toBe(false);
  });
});
