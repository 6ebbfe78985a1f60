import { isRefusal } from '@iwaa/contracts/decision';
import { agencyCapacities, referralServices } from '@iwaa/contracts/vocabulary';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Agency, type AgencyCommand, type AgencyEvent, decide, evolve, newAgency } from './agency.ts';

const ids = { agencyId: 'health-delegation', provinceId: 'sidi-kacem' };
const register: AgencyCommand = { type: 'register-agency', ...ids, services: ['health'], rank: 10 };
const registered: AgencyEvent = {
  type: 'iwaa.referral.agency-registered.v1',
  data: { ...ids, services: ['health'], rank: 10 },
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
});

test('a new agency is taken to have capacity until it says otherwise', () => {
  expect(given(registered)).toEqual({ ...registered.data, capacity: 'capacity' });
  expect(decide(given(registered), { type: 'publish-capacity', capacity: 'no-capacity' })).toEqual([
    { type: 'iwaa.referral.agency-capacity-published.v1', data: { ...ids, capacity: 'no-capacity' } },
  ]);
});

test('an agency that nobody registered can publish nothing', () => {
  expect(decide(newAgency, { type: 'publish-capacity', capacity: 'waitlist' })).toBe('unknown-agency');
});

test('a command repeated at once decides nothing, or is refused again', () => {
  const commands: fc.Arbitrary<AgencyCommand> = fc.oneof(
    fc.record({
      type: fc.constant('register-agency' as const),
      agencyId: fc.constant(ids.agencyId),
      provinceId: fc.constant(ids.provinceId),
      services: fc.array(fc.constantFrom(...referralServices), { minLength: 1 }),
      rank: fc.integer({ min: 1, max: 3 }),
    }),
    fc
      .constantFrom(...agencyCapacities)
      .map((capacity): AgencyCommand => ({ type: 'publish-capacity', capacity })),
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
