import type { centre } from '@iwaa/contracts/http/shelter-capacity';
import type { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, refused } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { z } from 'zod';
import type { BedCount, Beds } from '../store/beds.ts';
import type { Centres, StoredCentre } from '../store/centres.ts';
import type { OpenCentre } from '../use-cases/open-centre.ts';
import { toBed } from './bed-answer.ts';

type CentreRoutes = Pick<
  Handlers<typeof shelterCapacityRoutes>,
  'openCentre' | 'listCentres' | 'readCentre' | 'listBeds'
>;
type Centre = z.input<typeof centre>;

/** The centres of a province, and their beds. */
export function centreRoutes(centres: Centres, beds: Beds, openCentre: OpenCentre): CentreRoutes {
  /** Centres as they are answered, each with how many beds of each unit are free, held and occupied. */
  async function shownWith(listed: readonly StoredCentre[]): Promise<(centre: StoredCentre) => Centre> {
    const counts = await beds.counts(listed.map(({ state }) => state.centreId));
    const byUnit = Map.groupBy(counts, ({ centreId, unit }) => `${centreId}/${unit}`);
    return ({ name, state: { centreId, provinceId, units } }) => ({
      centreId,
      provinceId,
      name,
      units: units.map(({ kind, beds, overflow = 0 }) => {
        const [forColdNights, usual] = partition(byUnit.get(`${centreId}/${kind}`) ?? []);
        return { kind, beds, ...byState(usual), overflow: { beds: overflow, ...byState(forColdNights) } };
      }),
    });
  }

  const toCentre = async (centre: StoredCentre) => (await shownWith([centre]))(centre);

  return {
    async openCentre({ scope, command, params: { provinceId }, body }) {
      if (!scope.includes({ province: provinceId })) return refused('not-found');
      const opened = await openCentre(provinceId, body, command);
      return opened.kind === 'refused' ? opened : done(await toCentre(opened.result));
    },

    async listCentres({ scope, query }) {
      const page = await centres.list(scope, query);
      return page.kind === 'refused' ? page : mapPage(page, await shownWith(page.result.items));
    },

    async readCentre({ scope, params: { centreId } }) {
      const centre = await centres.one(centreId, scope);
      return centre ? done(await toCentre(centre)) : refused('not-found');
    },

    async listBeds({ scope, params: { centreId }, query }) {
      if (!(await centres.one(centreId, scope))) return refused('not-found');
      return mapPage(await beds.ofCentre(centreId, scope, query), toBed);
    },
  };
}

function partition(counts: readonly BedCount[]): [overflow: BedCount[], usual: BedCount[]] {
  return [counts.filter(({ overflow }) => overflow), counts.filter(({ overflow }) => !overflow)];
}

function byState(counts: readonly BedCount[]) {
  const count = (wanted: string) => counts.find(({ status }) => status === wanted)?.beds ?? 0;
  return {
    ...{ free: count('free'), held: count('held') + count('moving-in'), occupied: count('occupied') },
    absent: counts.reduce((sum, { absent }) => sum + absent, 0),
    outOfService: count('out-of-service'),
  };
}
