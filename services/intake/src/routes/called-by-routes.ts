import type { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { doneAbout } from '@iwaa/service-kit/outcome';
import type { BedOccupants } from '../store/bed-occupants.ts';
import type { CalledByNames } from '../store/called-by.ts';
import { toAnswer } from './person-refusals.ts';

type CalledByRoutes = Pick<Handlers<typeof intakeRoutes>, 'readCalledBy' | 'listExpectedPersons'>;

/** How people are called, for those who receive them. */
export function calledByRoutes(occupants: BedOccupants, names: CalledByNames): CalledByRoutes {
  return {
    // Where the person is expected is judged at the moment of asking.
    readCalledBy: async ({ scope, params: { caseId } }) =>
      toAnswer(await names.ofCase(caseId, scope, await occupants.centresOf(caseId)), (calledBy) => calledBy),

    async listExpectedPersons({ scope, params: { centreId }, query }) {
      const page = await occupants.ofCentre(centreId, scope, query);
      if (page.kind === 'refused') return page;
      const { items: caseIds, next } = page.result;
      return doneAbout(caseIds, { items: await names.ofCases(caseIds), next });
    },
  };
}
