import { defaultTimeZone } from '@iwaa/contracts/default-time-zone';
import { isTimeZone } from '@iwaa/domain/time-zone';
import { httpConfig, kafkaConfig, storeConfig } from '@iwaa/service-kit/config';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });

/** What the console reads from its environment. */
export const config = z.object({
  ...httpConfig.shape,
  ...kafkaConfig.shape,
  ...storeConfig.shape,
  PORT: httpConfig.shape.PORT.default(4100),
  /** Where browsers find the console, such as `https://iwaa.example`; every link and every check of an origin goes by it. */
  CONSOLE_URL: address.transform((url) => new URL(url).origin),
  /** The provider at which people sign in; its discovery document is read from there. */
  OIDC_ISSUER: address,
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  /** What else to ask for beside `openid`, joined by blanks; some providers give a refresh token for `offline_access` alone. */
  OIDC_SCOPE: z.string().default('offline_access'),
  /** 32 bytes or more in base64url, by which what a session holds is encrypted. */
  CONSOLE_SECRET: z.base64url().min(43),
  /** The folder of the built app. */
  CONSOLE_APP: z.string().min(1),
  INTAKE_URL: address,
  SHELTER_CAPACITY_URL: address,
  REFERRAL_URL: address,
  MEDIATION_URL: address,
  CASEWORK_URL: address,
  /** By whose clocks the console tells hours and nights; a name of the IANA list. */
  TIME_ZONE: z.string().refine(isTimeZone, 'no time zone of the IANA list').default(defaultTimeZone),
  /** Temporal's pages, for the committee; no link to them where left out. */
  TEMPORAL_UI_URL: address.optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
});
export type ConsoleConfig = z.output<typeof config>;
