import type { Route } from '../route.ts';
import type { ReaderName } from '../vocabulary.ts';
import { caseworkRoutes } from './casework.ts';
import { consoleRoutes } from './console.ts';
import { intakeRoutes } from './intake.ts';
import { mediationRoutes } from './mediation.ts';
import { referralRoutes } from './referral.ts';
import { shelterCapacityRoutes } from './shelter-capacity.ts';

/** Every route, by the service that serves it, or the console, and by its name. */
export const routes = {
  intake: intakeRoutes,
  'shelter-capacity': shelterCapacityRoutes,
  referral: referralRoutes,
  mediation: mediationRoutes,
  casework: caseworkRoutes,
  console: consoleRoutes,
} as const satisfies Record<ReaderName, Readonly<Record<string, Route>>>;
