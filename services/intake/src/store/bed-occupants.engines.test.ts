import { randomUUID } from 'node:crypto';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startIntake } from '../testing/intake-under-test.ts';
import { type BedOccupants, createBedOccupants } from './bed-occupants.ts';

let intake: TestService;
let occupants: BedOccupants;
beforeAll(async () => {
  intake = await startIntake();
  occupants = createBedOccupants(intake.database.useDb(intake.database.name));
});
afterAll(() => intake?.close());

/** What happens to one bed, fact after fact: whose it is after each. Then the same facts, some twice, in any order. */
const history = fc
  .array(fc.option(fc.constantFrom('one', 'two', 'three')), { minLength: 1, maxLength: 8 })
  .chain((owners) => {
    const facts = owners.map((owner, index) => ({ owner, sequence: index + 1 }));
    return fc.record({
      last: fc.constant(owners.at(-1)),
      told: fc
        .subarray(facts)
        .chain((again) =>
          fc.shuffledSubarray([...facts, ...again], { minLength: facts.length + again.length }),
        ),
    });
  });
const everywhere = { includes: () => true, filter: () => ({}) };

it('a bed is whose its last fact says, in whatever order, how often and how close together they are told', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.boolean(), async ({ last, told }, atOnce) => {
      const centreId = `centre-${randomUUID()}`;
      const bed = { bedId: `${centreId}.men-001`, centreId, provinceId: 'sidi-kacem' };
      const caseOf = (owner: string) => `${owner}-${centreId}`;
      const keep = ({ owner, sequence }: (typeof told)[number]) =>
        occupants.keep(bed, owner && caseOf(owner), sequence);
      if (atOnce) await Promise.all(told.map(keep));
      else for (const fact of told) await keep(fact);
      const shown = await occupants.ofCentre(centreId, everywhere, { limit: 10 });
      expect(shown).toMatchObject({ result: { items: last ? [caseOf(last)] : [], next: null } });
      for (const owner of ['one', 'two', 'three'])
        expect(await occupants.centresOf(caseOf(owner))).toEqual(owner === last ? [centreId] : []);
    }),
    { numRuns: 60 },
  );
});
