import * as table from 'virtual:routes';
import type { caseworkRoutes as casework } from '@iwaa/contracts/routes/casework';
import type { consoleRoutes as own } from '@iwaa/contracts/routes/console';
import type { intakeRoutes as intake } from '@iwaa/contracts/routes/intake';
import type { mediationRoutes as mediation } from '@iwaa/contracts/routes/mediation';
import type { referralRoutes as referral } from '@iwaa/contracts/routes/referral';
import type { shelterCapacityRoutes as shelterCapacity } from '@iwaa/contracts/routes/shelter-capacity';
import type { BrowserRoutes } from './browser-route.ts';

/* The build makes the table of the contracts (`build/route-table.ts`); the types are the contracts' own. */
export const caseworkRoutes = table.caseworkRoutes as BrowserRoutes<typeof casework>;
export const consoleRoutes = table.consoleRoutes as BrowserRoutes<typeof own>;
export const intakeRoutes = table.intakeRoutes as BrowserRoutes<typeof intake>;
export const mediationRoutes = table.mediationRoutes as BrowserRoutes<typeof mediation>;
export const referralRoutes = table.referralRoutes as BrowserRoutes<typeof referral>;
export const shelterCapacityRoutes = table.shelterCapacityRoutes as BrowserRoutes<typeof shelterCapacity>;
