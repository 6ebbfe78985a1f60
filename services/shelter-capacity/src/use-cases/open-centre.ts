import type { openCentre } from '@iwaa/contracts/http/shelter-capacity';
import type { KnownProvinces } from '@iwaa/service-kit/campaigns/known-provinces';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { z } from 'zod';
import type { CentreRefusal } from '../domain/centre.ts';
import type { Centres, StoredCentre } from '../store/centres.ts';
import type { AddBeds } from './add-beds.ts';

/** Opens a centre with its units and beds; opened again the same way, it adds the beds that are still missing. */
export type OpenCentre = (
  provinceId: string,
  centre: z.output<typeof openCentre>,
  command: CommandKey,
) => Promise<Outcome<StoredCentre, CentreRefusal | 'province-unknown'>>;

export function createOpenCentre(provinces: KnownProvinces, centres: Centres, addBeds: AddBeds): OpenCentre {
  return async (provinceId, { centreId, name, units }, command) => {
    if (!(await provinces.has(provinceId))) return refused('province-unknown');
    const opened = await centres.open({ type: 'open-centre', centreId, provinceId, units }, name, command);
    if (opened.kind === 'refused') return opened;
    const centre = await centres.one(centreId);
    if (!centre) throw new Error(`The centre ${centreId} was opened and is not there`);
    await addBeds(centre.state);
    return done(centre);
  };
}
