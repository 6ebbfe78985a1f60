import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { engineEnvironment } from '@iwaa/engines/process/engine-environment';
import type { HomePlaces } from './home.ts';
import type { SignIn } from './open-sign-in.ts';
import { type ReaderOptions, readerSettings } from './reader-settings.ts';

export interface ConsoleSettings extends ReaderOptions {
  /** where browsers find it */
  readonly url: string;
  /** where people sign in, and what it proves itself with there */
  readonly signIn: SignIn;
  readonly services: Readonly<Record<ServiceName, string>>;
  /** what it encrypts sessions by, base64url */
  readonly secret: string;
  /** the folder of the built app */
  readonly app: string;
}

/** What the console is told: addresses, and its own logins and secrets alone. */
export function consoleSettings(of: ConsoleSettings): NodeJS.ProcessEnv {
  const { signIn, services } = of;
  return {
    ...readerSettings('console', of),
    CONSOLE_URL: of.url,
    CONSOLE_APP: of.app,
    CONSOLE_SECRET: of.secret,
    OIDC_ISSUER: signIn.issuer,
    OIDC_CLIENT_ID: signIn.clientId,
    OIDC_CLIENT_SECRET: signIn.clientSecret,
    ...(signIn.scope === undefined ? {} : { OIDC_SCOPE: signIn.scope }),
    INTAKE_URL: services.intake,
    SHELTER_CAPACITY_URL: services['shelter-capacity'],
    REFERRAL_URL: services.referral,
    MEDIATION_URL: services.mediation,
    CASEWORK_URL: services.casework,
    TEMPORAL_UI_URL: of.engines.temporal.uiUrl,
    TEMPORAL_NAMESPACE: of.engines.temporal.namespace,
  };
}

/** The whole environment of the console's process: what it is told, and nothing that happens to be set here. */
export function consoleEnvironment(
  of: ConsoleSettings,
  { compiled }: Pick<HomePlaces, 'compiled'>,
): NodeJS.ProcessEnv {
  return { ...engineEnvironment(), ...consoleSettings(of), NODE_COMPILE_CACHE: compiled };
}
