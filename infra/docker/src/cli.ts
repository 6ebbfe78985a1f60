import { slug } from '@iwaa/contracts/ids';
import { environmentLines } from '@iwaa/engines/environment-lines';
import { homeSecrets } from '@iwaa/engines/local/secrets';
import { bearClosedOutput } from '@iwaa/engines/process/bear-closed-output';
import { EnginesRefusal } from '@iwaa/engines/refusal';
import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import { providerOf } from '@iwaa/platform/connect-provider';
import { PlatformRefusal } from '@iwaa/platform/platform-refusal';
import { provisionAgency } from '@iwaa/provision/provision-agency';
import { Command, InvalidArgumentError } from 'commander';
import { addressesInside, addressesOutside } from './engine-addresses.ts';
import { keepIssuing } from './keep-issuing.ts';
import { makeSecrets } from './make-secrets.ts';
import { provisionEngines } from './provision-engines.ts';
import { passwordsFile, volumes } from './volumes.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function agencyId(text: string): string {
  if (slug.safeParse(text).success) return text;
  throw new InvalidArgumentError(
    'An agency is named by lower-case words joined by hyphens, such as health-delegation.',
  );
}

const program = new Command('cli.ts')
  .description(
    'What docker-compose.yml runs beside the services. A service is run by: node services/<name>/src/main.ts',
  )
  .showHelpAfterError();

program
  .command('secrets')
  .description('make the passwords of the engines where there are none, and write their configuration')
  .action(async () => {
    await makeSecrets();
    say('The engines have their configuration and passwords.');
  });

program
  .command('provision')
  .description('make the engines hold what the services need, and give each service its environment')
  .option('--log-level <level>', 'the least that the services log', process.env.LOG_LEVEL || 'info')
  .action(async ({ logLevel }: { logLevel: string }) => {
    const agencies = (process.env.IWAA_AGENCIES ?? '').split(/[\s,]+/).filter(Boolean);
    const changes = await provisionEngines({
      agencies: agencies.map(agencyId),
      logLevel,
      provider: providerOf(),
    });
    const added = Object.entries(changes).flatMap(([what, count]) => (count > 0 ? [`${what} ${count}`] : []));
    say(
      `The engines hold what the services need (${added.length > 0 ? `added: ${added.join(', ')}` : 'nothing to add'}).`,
    );
  });

program
  .command('issuer')
  .description(
    'have people sign in, publish the public keys, and keep the token by which casework asks the others fresh',
  )
  .action(async () => {
    const interrupt = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
    await keepIssuing(interrupt.signal, providerOf());
  });

program
  .command('env')
  .description('print the addresses and administrators’ logins for ENGINES=external on this machine')
  .action(async () => say(environmentLines(addressesOutside(await homeSecrets(volumes.secrets)))));

program
  .command('agency')
  .description('give an agency access, and print its login for a client on this machine')
  .argument('<id>', 'such as health-delegation', agencyId)
  .action(async (id: string) => {
    const secrets = await homeSecrets(volumes.secrets);
    const login = await provisionAgency(id, { addresses: addressesInside(secrets), secrets: passwordsFile });
    const brokers = addressesOutside(secrets).kafka.brokers.join(',');
    say(`KAFKA_BROKERS=${brokers}\nKAFKA_USERNAME=${login.username}\nKAFKA_PASSWORD=${login.password}`);
  });

bearClosedOutput();
patchKafkajs();
try {
  await program.parseAsync();
} catch (error) {
  const isRefusal = error instanceof EnginesRefusal || error instanceof PlatformRefusal;
  const told = isRefusal ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
}
