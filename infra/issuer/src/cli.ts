import { resolve } from 'node:path';
import { durationMs } from '@iwaa/contracts/duration';
import { roles } from '@iwaa/contracts/permissions';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { openIssuer } from './issuer.ts';
import { missingScope } from './missing-scope.ts';

interface Options {
  campaign: string[];
  centre: string[];
  agency: string[];
  team?: string;
  subject?: string;
  expires: string;
  home: string;
}

const defaultHome = process.env.IWAA_HOME ?? resolve(import.meta.dirname, '../../../.iwaa');

function several(value: string, before: string[]): string[] {
  return [...before, value];
}

function expiry(text: string): string {
  try {
    if (durationMs(text) > 0) return text;
  } catch {
    // refused below with the same sentence
  }
  throw new InvalidArgumentError('It must be an ISO-8601 duration such as PT12H or P7D.');
}

const program = new Command('npm run token --')
  .description(
    'Prints a token of the development issuer, for the Authorization header of the services on this machine.',
  )
  .addArgument(new Argument('<role>', 'who asks').choices(roles))
  .option(
    '--campaign <id>',
    'a campaign whose things may be reached, such as SK-2425; may be repeated',
    several,
    [],
  )
  .option('--centre <id>', 'a shelter centre; may be repeated', several, [])
  .option('--agency <id>', 'an agency; may be repeated', several, [])
  .option('--team <id>', 'a street team')
  .option('--subject <name>', 'who bears it (default: the role)')
  .option('--expires <duration>', 'how long it is good for, ISO-8601', expiry, 'PT12H')
  .option('--home <folder>', 'where the keys lie', defaultHome)
  .showHelpAfterError()
  .action(async (role: (typeof roles)[number], options: Options) => {
    const missing = missingScope(role, options);
    if (missing) program.error(`error: ${missing}`);
    const issuer = await openIssuer(resolve(options.home));
    const token = await issuer.token({
      subject: options.subject ?? role,
      role,
      campaigns: options.campaign,
      centres: options.centre,
      agencies: options.agency,
      team: options.team,
      expiresIn: options.expires,
    });
    process.stdout.write(`${token}\n`);
  });

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
