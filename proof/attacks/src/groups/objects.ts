import { permissions, type Role, roles, type Scope } from '@iwaa/contracts/permissions';
import type { Ledger } from '../attack.ts';
import { type Actor, actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { nowhere, type Side } from '../fixture/side.ts';
import { type Answer, shortly } from '../http/ask.ts';
import { type Route, routes } from '../http/routes.ts';

interface Stranger {
  readonly name: string;
  readonly actor: Actor;
}

/** Actors of the role who reach everything but what the scope asks for. */
function strangersTo(role: Role, scope: Scope, own: Side, other: Side): Stranger[] {
  const of = actorOf(role, own);
  switch (scope) {
    case 'everything':
      return [];
    case 'province':
      return [
        {
          name: 'another province',
          actor: { ...of, provinces: [other.provinceId], campaigns: [other.campaignId] },
        },
      ];
    case 'campaign':
      return [{ name: 'another campaign', actor: { ...of, campaigns: [other.campaignId] } }];
    case 'centre':
      return [
        { name: 'another centre of the same campaign', actor: { ...of, centres: [other.centreId] } },
        { name: 'no centre', actor: { ...of, centres: [] } },
      ];
    case 'agency':
      return [
        { name: 'another agency of the same campaign', actor: { ...of, agencies: [other.agencyId] } },
        { name: 'an agency whose name begins alike', actor: { ...of, agencies: [`${own.agencyId}2`] } },
      ];
    case 'team':
      return [
        { name: 'another team of the same campaign', actor: { ...of, team: 'another-team' } },
        { name: 'no team', actor: { ...of, team: undefined } },
        {
          name: 'the team of that name in another campaign',
          actor: { ...of, campaigns: [other.campaignId] },
        },
      ];
    default:
      return scope satisfies never;
  }
}

/** The answer without what it repeats of the address. */
function bare({ json, status }: Answer): string {
  return JSON.stringify([status, { ...(json as object), instance: undefined }]);
}

async function send(fixture: Fixture, route: Route, actor: Actor, side: Side): Promise<Answer> {
  const { path, body } = route.right(side);
  return fixture.ask(route.service, actor, { method: route.method, path, ...(body ? { body } : {}) });
}

/** Reaches by every route for things of others, by their true ids; then the owners do, which must succeed. */
export async function attackObjects(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one, other } = fixture;
  for (const route of routes) {
    const scopes = Object.entries(permissions[route.action]) as [Role, Scope][];
    for (const [role, scope] of scopes) {
      for (const { name, actor } of strangersTo(role, scope, one, other)) {
        const answer = await send(fixture, route, actor, one);
        const title = `${role} of ${name} at ${route.method} ${route.service}${route.path}`;
        if (route.list) {
          const ids = [one.caseId, one.holdCaseId, one.referralId, one.fileId, one.reintegrationId];
          const seen = ids.filter((id) => answer.text.includes(id));
          ledger.judge(title, 'nothing of the others', [...answer.faults, ...seen], shortly(answer));
          continue;
        }
        const nothing = await send(fixture, route, actor, nowhere());
        const faults = [...answer.faults];
        if (answer.code !== 'not-found') faults.push(`got ${shortly(answer)}`);
        if (bare(answer) !== bare(nothing))
          faults.push(`what is not there looks otherwise: ${shortly(nothing)}`);
        ledger.judge(title, '404 not-found, as for what is not there', faults, shortly(answer));
      }
    }
  }
  await attackByReference(fixture, ledger);
  for (const route of routes) {
    const role = roles.find((name) => Object.hasOwn(permissions[route.action], name));
    if (!role) continue;
    const answer = await send(fixture, route, actorOf(role, one), one);
    const fine = answer.status < 300 && answer.faults.length === 0;
    ledger.tell(
      `control: ${role} at its own ${route.method} ${route.service}${route.path}`,
      '2xx',
      shortly(answer),
      fine,
    );
  }
}

/** Things of others named in the body of a request about something of one's own. */
async function attackByReference(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one, other } = fixture;
  const none = nowhere();
  const pairs: [string, Route['service'], Role, (side: Side) => { path: string; body: object }][] = [
    [
      'a contact with a person of another campaign',
      'intake',
      'street-team',
      ({ personId }) => ({
        path: `/rounds/${other.roundId}/contacts`,
        body: { person: { personId }, place: 'bus-station' },
      }),
    ],
    [
      "a check-in on one's own bed by another campaign's hold",
      'shelter-capacity',
      'shelter-staff',
      ({ holdId, holdCaseId }) => ({
        path: `/beds/${other.heldBedId}/check-in`,
        body: { holdId, caseId: holdCaseId, night: other.night },
      }),
    ],
    [
      "a check-out on one's own bed of another campaign's stay",
      'shelter-capacity',
      'shelter-staff',
      ({ stayId }) => ({
        path: `/beds/${other.occupiedBedId}/check-out`,
        body: { stayId, night: other.night, reason: 'stay-ended' },
      }),
    ],
    [
      "a pass on one's own bed for another campaign's stay",
      'shelter-capacity',
      'shelter-staff',
      ({ stayId }) => ({
        path: `/beds/${other.occupiedBedId}/passes`,
        body: { stayId, kind: 'overnight', from: other.night, to: other.night },
      }),
    ],
    [
      "a roll call of one's own unit that names another campaign's stay",
      'shelter-capacity',
      'shelter-staff',
      ({ stayId }) => ({
        path: `/centres/${other.centreId}/units/men/roll-calls/${other.night}`,
        body: { present: [], absent: [stayId] },
      }),
    ],
    [
      "the withdrawal of another campaign's consent from a person of one's own",
      'intake',
      'social-worker',
      ({ consentId }) => ({ path: `/persons/${other.personId}/consents/${consentId}/withdrawal`, body: {} }),
    ],
  ];
  for (const [name, service, role, request] of pairs) {
    const actor = actorOf(role, other);
    const [theirs, nothing] = [
      await fixture.ask(service, actor, { method: 'POST', ...request(one) }),
      await fixture.ask(service, actor, { method: 'POST', ...request(none) }),
    ];
    const faults = [...theirs.faults];
    if (theirs.status !== 404) faults.push(`got ${shortly(theirs)}`);
    if (bare(theirs) !== bare(nothing)) faults.push(`what is not there looks otherwise: ${shortly(nothing)}`);
    ledger.judge(name, '404, as for what is not there', faults, shortly(theirs));
  }
  const worker = actorOf('social-worker', other);
  const foreignNeed = await fixture.ask('referral', worker, {
    path: '/referrals',
    body: {
      caseId: other.holdCaseId,
      campaignId: other.campaignId,
      needId: one.needId,
      service: 'health',
      night: other.night,
    },
  });
  ledger.judge(
    "a referral for another campaign's need",
    '4xx, and nothing of that need is told',
    [
      ...(foreignNeed.status >= 400 && foreignNeed.status < 500 ? [] : [`got ${shortly(foreignNeed)}`]),
      ...[one.caseId, one.campaignId, one.referralId].filter((id) => foreignNeed.text.includes(id)),
    ],
    shortly(foreignNeed),
  );
  const foreignCase = await fixture.ask('referral', worker, {
    path: '/referrals',
    body: {
      caseId: one.caseId,
      campaignId: other.campaignId,
      needId: none.needId,
      service: 'health',
      night: other.night,
    },
  });
  ledger.tell(
    "a referral for another campaign's case under one's own campaign",
    '400 invalid-request',
    shortly(foreignCase),
    foreignCase.code === 'invalid-request',
  );
  const centre = await fixture.ask('shelter-capacity', actorOf('committee', other), {
    path: `/provinces/${other.provinceId}/centres`,
    body: { centreId: one.centreId, name: 'Mine now', units: [{ kind: 'men', beds: 40 }] },
  });
  ledger.judge(
    "opening a centre under the name of another province's",
    '409: the name is taken, and nothing of that centre is told',
    [
      ...(centre.code === 'centre-already-open' ? [] : [`got ${shortly(centre)}`]),
      ...(centre.text.includes(`"${one.provinceId}"`) ? ['it names the province'] : []),
    ],
    shortly(centre),
  );
}
