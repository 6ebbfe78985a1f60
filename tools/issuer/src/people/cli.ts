import { bearClosedOutput } from '@iwaa/engines/process/bear-closed-output';
import { Argument, Command } from 'commander';
import { missingScope } from '../missing-scope.ts';
import { homeOf, type ScopeOptions, withHome, withScope } from '../scope-options.ts';
import { addPeople, peopleFile, readPeople, writePeople } from './people-file.ts';
import { type Person, type PersonRole, person, personClaims, personRoles } from './person.ts';

interface Home {
  readonly home: string;
}
interface NewPersonOptions extends ScopeOptions, Home {
  readonly name: string;
  readonly nameAr?: string;
  readonly nameFr?: string;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const program: Command = new Command('npm run people --')
  .description(
    'Who may sign in at the development issuer of this machine. A change is in force at the next sign-in and the next renewal of a token.',
  )
  .showHelpAfterError();

withHome(program.command('list').description('print who may sign in')).action(async (options: Home) => {
  const people = (await readPeople(homeOf(options))) ?? [];
  if (people.length === 0)
    say('Nobody may sign in: npm start and npm run up write down those of a campaign, and add one.');
  for (const somebody of people) say(lineOf(somebody));
});

withHome(
  withScope(
    program
      .command('add')
      .description('let somebody sign in, and print their subject')
      .addArgument(new Argument('<role>', 'what they do').choices(personRoles))
      .requiredOption('--name <text>', 'a role\'s name, such as "Team 4"; never that of somebody real')
      .option('--name-ar <text>', 'the same in Arabic')
      .option('--name-fr <text>', 'the same in French'),
  ),
).action(async (role: PersonRole, options: NewPersonOptions) => {
  const missing = missingScope(role, options);
  if (missing) program.error(`error: ${missing}`);
  const { name, nameAr = name, nameFr = name, province, campaign, centre, agency, team } = options;
  const newcomer = person.omit({ subject: true }).safeParse({
    name: { ar: nameAr, fr: nameFr, en: name },
    role,
    provinces: province,
    campaigns: campaign,
    centres: centre,
    agencies: agency,
    team,
  });
  if (!newcomer.success)
    program.error(`error: ${newcomer.error.issues.map(({ message }) => message).join('; ')}`);
  const [added] = await addPeople(homeOf(options), [newcomer.data]);
  if (!added)
    program.error('error: somebody with this role and these scopes may sign in already (list shows who).');
  say(added.subject);
});

withHome(
  program
    .command('remove')
    .description('let somebody sign in no longer; what they have now ends within ten minutes')
    .argument('<subject>', 'as list prints it'),
).action(async (subject: string, options: Home) => {
  const home = homeOf(options);
  const people = (await readPeople(home)) ?? [];
  const others = people.filter((somebody) => somebody.subject !== subject);
  if (others.length === people.length)
    program.error(
      `error: ${peopleFile(home)} has nobody with the subject ${subject}: list shows who is there.`,
    );
  await writePeople(home, others);
});

function lineOf(somebody: Person): string {
  const { role, ...scopes } = personClaims(somebody);
  const held = Object.entries(scopes).flatMap(([kind, ids]) =>
    ids.length > 0 ? [`${kind} ${[ids].flat().join(', ')}`] : [],
  );
  return [somebody.subject, role, somebody.name.en, ...held].join(' · ');
}

bearClosedOutput();
try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
