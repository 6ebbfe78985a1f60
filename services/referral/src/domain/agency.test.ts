import { isRefusal } from '@iwaa/contracts/decision';
import { agencyCapacities, referralServices } from '@iwaa/contracts/vocabulary';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { termsOfHealth } from '../testing/an-agency.ts';
import {
  type Agency,
  type AgencyCommand,
  type AgencyEvent,
  capacityAt,
  decide,
  evolve,
  isRegistered,
  newAgency,
} from './agency.ts';

const ids = { agencyId: 'health-delegation', provinceId: 'sidi-kacem' };
const register = {
  ...{ type: 'register-agency', ...ids },
  ...{ services: ['health'], hours: null, rank: 10 },
} as const satisfies AgencyCommand;
const anybody = termsOfHealth();
const at = '2024-12-16T09:00:00.000Z';
const later = '2024-12-17T09:00:00.000Z';
const publish = (more: Partial<Extract<AgencyCommand, { type: 'publish-capacity' }>> = {}) =>
  ({ type: 'publish-capacity', capacity: 'capacity', places: null, until: null, at, ...more }) as const;
const registered: AgencyEvent = {
  type: 'iwaa.referral.agency-registered.v1',
  data: { ...ids, services: ['health'], takes: [anybody], hours: null, rank: 10 },
};
const given = (...events: AgencyEvent[]): Agency => events.reduce(evolve, newAgency);

test('an agency is registered once, with each of its services once', () => {
  expect(decide(newAgency, { ...register, services: ['health', 'health'] })).toEqual([registered]);
  expect(decide(given(registered), register)).toEqual([]);
});

test('an agency that is registered may not be registered otherwise', () => {
  expect(decide(given(registered), { ...register, rank: 11 })).toBe('agency-already-registered');
  expect(decide(given(registered), { ...register, services: ['shelter'] })).toBe('agency-already-registered');
  expect(decide(given(registered), { ...register, provinceId: 'fes' })).toBe('agency-already-registered');
  const forWomen = { ...register, services: [termsOfHealth({ units: ['women'] })] };
  expect(decide(given(registered), forWomen)).toBe('agency-already-registered');
  expect(decide(given(registered), { ...register, hours: {} })).toBe('agency-already-registered');
  expect(decide(given(registered), { ...register, services: [anybody] })).toEqual([]);
});

test('a new agency is taken to have capacity until it says otherwise', () => {
  const never = { places: null, until: null, publishedAt: null };
  expect(given(registered)).toEqual({ ...registered.data, state: 'active', capacity: 'capacity', ...never });
  expect(decide(given(registered), publish({ capacity: 'no-capacity' }))).toEqual([
    {
      type: 'iwaa.referral.agency-capacity-published.v1',
      data: { ...ids, capacity: 'no-capacity', places: null, until: null, publishedAt: at },
    },
  ]);
});

test('an agency that was registered before it was known whom agencies take takes anybody', () => {
  const { takes: _, hours: __, ...before } = registered.data;
  expect(given({ ...registered, data: before })).toEqual(given(registered));
});

test('what an agency says holds until its time, which lies ahead, and is then taken to be capacity again', () => {
  const full = { ...ids, capacity: 'no-capacity', places: null, until: later, publishedAt: at } as const;
  const agency = given(registered, { type: 'iwaa.referral.agency-capacity-published.v1', data: full });
  if (!isRegistered(agency)) throw new Error('it was registered');
  expect(capacityAt(agency, at)).toEqual({ capacity: 'no-capacity', places: null, until: later });
  expect(capacityAt(agency, later)).toEqual({ capacity: 'capacity', places: null, until: null });
  expect(decide(agency, publish({ until: at }))).toBe('capacity-ends-in-the-past');
});

test('a number of places that is said again later is counted down anew', () => {
  const twoPlaces = publish({ places: 2 });
  const first = decide(given(registered), twoPlaces);
  if (isRefusal(first)) throw new Error(first);
  const agency = first.reduce(evolve, given(registered));
  expect(decide(agency, twoPlaces)).toEqual([]);
  expect(decide(agency, { ...twoPlaces, at: later })).toMatchObject([
    { data: { places: 2, publishedAt: later } },
  ]);
});

test('an agency that nobody registered can publish nothing, and is neither suspended, resumed nor removed', () => {
  for (const command of [
    publish(),
    { type: 'suspend-agency', reason: 'other' },
    { type: 'resume-agency' },
    { type: 'remove-agency', reason: 'other' },
  ] as const)
    expect(decide(newAgency, command)).toBe('unknown-agency');
});

test('an agency is suspended and resumed, and one that was removed comes back only by being registered', () => {
  const reason = 'not-answering';
  const suspended: AgencyEvent = { type: 'iwaa.referral.agency-suspended.v1', data: { ...ids, reason } };
  const resumed: AgencyEvent = { type: 'iwaa.referral.agency-resumed.v1', data: ids };
  const removed: AgencyEvent = { type: 'iwaa.referral.agency-removed.v1', data: { ...ids, reason } };
  expect(decide(given(registered), { type: 'suspend-agency', reason })).toEqual([suspended]);
  expect(given(registered, suspended)).toMatchObject({ state: 'suspended' });
  expect(decide(given(registered, suspended), { type: 'resume-agency' })).toEqual([resumed]);
  expect(given(registered, suspended, resumed)).toEqual(given(registered));
  expect(decide(given(registered, suspended), { type: 'remove-agency', reason })).toEqual([removed]);
  const left = given(registered, removed);
  for (const command of [publish(), { type: 'suspend-agency', reason }, { type: 'resume-agency' }] as const)
    expect(decide(left, command)).toBe('agency-removed');
  expect(decide(left, { ...register, rank: 3 })).toMatchObject([{ data: { rank: 3 } }]);
  expect(decide(left, { ...register, provinceId: 'fes' })).toBe('agency-already-registered');
  expect(given(registered, removed, registered)).toEqual(given(registered));
});

test('a command repeated at once decides nothing, or is refused again', () => {
  const commands: fc.Arbitrary<AgencyCommand> = fc.oneof(
    fc.record({
      type: fc.constant('register-agency' as const),
      agencyId: fc.constant(ids.agencyId),
      provinceId: fc.constant(ids.provinceId),
      services: fc.array(fc.constantFrom(...referralServices), { minLength: 1 }),
      hours: fc.constantFrom(null, {}),
      rank: fc.integer({ min: 1, max: 3 }),
    }),
    fc
      .record({
        capacity: fc.constantFrom(...agencyCapacities),
        places: fc.constantFrom(null, 2),
        until: fc.constantFrom(null, at, later),
      })
      .map((said): AgencyCommand => publish(said)),
    fc.constantFrom<AgencyCommand>({ type: 'suspend-agency', reason: 'other' }, { type: 'resume-agency' }),
  );
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 12 }), (list) => {
      list.reduce((agency, command) => {
        const decision = decide(agency, command);
        const after = isRefusal(decision) ? agency : decision.reduce(evolve, agency);
        expect(decide(after, command)).toEqual(isRefusal(decision) ? decision : []);
        return after;
      }, newAgency);
    }),
  );
});
