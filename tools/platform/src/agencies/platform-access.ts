import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { externalAddresses } from '@iwaa/engines/modes/external';
import { openIssuer } from '@iwaa/issuer/issuer';
import { createServiceClient, type ServiceClient } from '@iwaa/service-client/service-client';
import { homePlaces } from '../home.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import { findRunning } from '../running-platform.ts';

/** Where a command finds the platform. */
export interface AccessOptions {
  /** The home of the platform that runs on this machine. */
  readonly home: string;
  /** Another platform: the address of its referral service; then the engines' come from the environment. */
  readonly referral?: string;
  /** The file with a committee's token for it. */
  readonly tokenFile?: string;
  /** The file with the passwords of its Kafka users. */
  readonly passwords?: string;
}

/** What the commands work with. */
export interface PlatformAccess {
  /** Asks referral for the committee of these provinces; for one that is not known, as the agency's own staff. */
  referral(who: { readonly provinceId: string } | { readonly agencyId: string }): ServiceClient;
  readonly addresses: EngineAddresses;
  /** The file with the passwords. */
  readonly secrets: string;
  /** `iwaa` where left out. */
  readonly namespace?: string;
}

/** There is no platform where the command looks for one; the message says what to do. */
export class PlatformAway extends Error {
  override readonly name = 'PlatformAway';
}

/** Finds the platform. @throws PlatformAway where there is none; PlatformRefusal where not all is said that is needed to reach it. */
export async function openPlatform(options: AccessOptions): Promise<PlatformAccess> {
  return options.referral === undefined ? onThisMachine(options) : elsewhere(options, options.referral);
}

async function onThisMachine({ home }: AccessOptions): Promise<PlatformAccess> {
  const places = homePlaces(await realpath(home).catch(() => home));
  const running = await findRunning(places);
  if (running === undefined || running === 'starting')
    throw new PlatformAway(
      `Iwaa is not up with the home ${home}: start it by npm run up, then ask again. For a platform elsewhere say --referral, --token-file and --passwords.`,
    );
  if (running.issuer === undefined)
    throw new PlatformRefusal(
      'People sign in at another provider, so that this machine can make no token: say --referral, --token-file and --passwords.',
    );
  const issuer = await openIssuer(places.home);
  const url = running.services.referral;
  return {
    referral(who) {
      const about =
        'provinceId' in who
          ? { role: 'committee' as const, provinces: [who.provinceId] }
          : { role: 'agency-staff' as const, agencies: [who.agencyId] };
      return createServiceClient({
        url,
        token: () => issuer.token({ subject: 'npm-run-agencies', ...about }),
      });
    },
    addresses:
      process.env.ENGINES === 'external'
        ? externalAddresses(process.env)
        : JSON.parse(await readFile(join(places.engines, 'addresses.json'), 'utf8')),
    secrets: places.secrets,
  };
}

async function elsewhere({ tokenFile, passwords }: AccessOptions, url: string): Promise<PlatformAccess> {
  if (tokenFile === undefined || passwords === undefined)
    throw new PlatformRefusal(
      'For a platform elsewhere both are needed: --token-file with a token of its committee, and --passwords with the file of its Kafka users.',
    );
  const client = createServiceClient({
    url: url.replace(/\/$/, ''),
    token: async () => (await readFile(tokenFile, 'utf8')).trim(),
  });
  return { referral: () => client, addresses: externalAddresses(process.env), secrets: passwords };
}
