import { durationMs } from '@iwaa/contracts/duration';
import { roles } from '@iwaa/contracts/permissions';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { hasIssuer, openIssuer } from './issuer.ts';
import { missingScope } from './missing-scope.ts';
import { homeOf, type ScopeOptions, withHome, withScope } from './scope-options.ts';

interface Options extends ScopeOptions {
  subject?: string;
  expires: string;
  home: string;
}

function expiry(text: string): string {
  try {
    if (durationMs(text) > 0) return text;
  } catch {
    // refused below with the same sentence
  }
  throw new InvalidArgumentError('It must be an ISO-8601 duration such as PT12H or P7D.');
}

const program = withHome(
  withScope(
    new Command('npm run token --')
      .description(
        'Prints a token of the development issuer, for the Authorization header of the services on this machine.',
      )
      .addArgument(new Argument('<role>', 'who asks').choices(roles)),
  )
    .option('--subject <name>', 'who bears it (default: the role)')
    .option('--expires <duration>', 'how long it is good for, ISO-8601', expiry, 'PT12H'),
)
  .showHelpAfterError()
  .action(async (role: (typeof roles)[number], options: Options) => {
    const missing = missingScope(role, options);
    if (missing) program.error(`error: ${missing}`);
    const home = homeOf(options);
    // Keys of its own would sign tokens that no service takes.
    if (!(await hasIssuer(home)))
      program.error(
        `error: no issuer has its keys in ${home}: name the home of the platform that runs with --home, or start one (npm run up), which makes them.`,
      );
    const issuer = await openIssuer(home);
    const token = await issuer.token({
      subject: options.subject ?? role,
      role,
      provinces: options.province,
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
