import { Command } from 'commander';
import { hasIssuer, rotateSigningKey } from '../issuer.ts';
import { homeOf, withHome } from '../scope-options.ts';

const program: Command = withHome(
  new Command('npm run rotate-key --')
    .description(
      'Makes a new key by which the development issuer signs, and prints its name. The tokens of the key before stay good until they end; those of the key before that are refused. Whoever runs already signs with the old one until it is started again.',
    )
    .showHelpAfterError(),
).action(async (options: { readonly home: string }) => {
  const home = homeOf(options);
  if (!(await hasIssuer(home)))
    program.error(`error: no issuer has its keys in ${home}: name the home of a platform with --home.`);
  process.stdout.write(`${await rotateSigningKey(home)}\n`);
});

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
