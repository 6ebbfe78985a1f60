import { serviceConfig } from '@iwaa/service-kit/config';
import { z } from 'zod';

/** What casework reads from its environment beside what every service does. */
export const config = serviceConfig.extend({
  PORT: serviceConfig.shape.PORT.default(4105),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** The workflows as one script, as `write-bundle` made it of these very sources; made at each start where left out. */
  WORKFLOW_BUNDLE: z.string().min(1).optional(),
  /** The file with the token by which casework speaks to the others; read at each call. */
  SERVICE_TOKEN_FILE: z.string().min(1),
  INTAKE_URL: z.url().default('http://127.0.0.1:4101'),
  SHELTER_CAPACITY_URL: z.url().default('http://127.0.0.1:4102'),
  REFERRAL_URL: z.url().default('http://127.0.0.1:4103'),
});
export type CaseworkConfig = z.output<typeof config>;
