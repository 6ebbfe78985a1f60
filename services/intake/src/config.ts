import { serviceConfig } from '@iwaa/service-kit/config';
import { z } from 'zod';

export const config = serviceConfig.extend({
  PORT: serviceConfig.shape.PORT.default(4101),
  /** Wraps the keys of persons. Whoever loses it loses who everybody is; it belongs in a vault, apart from the database. */
  PERSON_KEYS_SECRET: z.string().min(32, 'must be at least 32 random characters'),
  /** A database of its own for the wrapped keys, so that its backups can be kept apart; else they lie in the service's. */
  PERSON_KEYS_MONGO_URL: z.string().startsWith('mongodb').optional(),
});
export type IntakeConfig = z.output<typeof config>;
