import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { mutateFolder } from './mutate-folder.ts';
import { foldersUnder } from './mutated-folders.ts';
import { hasFallen, scoreOf } from './mutation-score.ts';

const baselineFile = new URL('../baseline.json', import.meta.url);

const command = new Command('npm run mutation --')
  .description(
    'Changes the pure code in small ways, one at a time, and runs its tests on each: what no test notices has survived. Fails when ' +
      "a folder's score falls below its baseline in tools/mutation/baseline.json. It takes about a second for each mutant.",
  )
  .argument('[paths...]', 'folders or files, such as services/intake/src/domain; all where left out')
  .option('--concurrency <number>', 'how many mutants are tested at once', Number, 1)
  .option('--keep', 'keeps the scores as the new baselines; whole folders only')
  .parse();
const paths = command.args.map((path) => path.replace(/\/$/, ''));
const { concurrency, keep = false } = command.opts<{ concurrency: number; keep?: boolean }>();

const folders = foldersUnder(paths);
if (folders.length === 0)
  command.error('Nothing that is mutated lies there; see tools/mutation/src/mutated-folders.ts.');
const baselines: Record<string, number> = JSON.parse(await readFile(baselineFile, 'utf8'));
const fallen: string[] = [];
for (const mutated of folders) {
  const { folder } = mutated;
  const isWhole = !paths.some((path) => path.startsWith(`${folder}/`));
  const begun = performance.now();
  const counts = await mutateFolder(mutated, paths, concurrency);
  const score = scoreOf(counts);
  const seconds = Math.round((performance.now() - begun) / 1000);
  const baseline = isWhole ? baselines[folder] : undefined;
  process.stdout.write(
    `${folder}: ${score} % of ${counts.noticed + counts.survived} mutants were noticed, ${counts.survived} survived, in ${seconds} s` +
      `${baseline === undefined ? '' : `; the baseline is ${baseline} %`}\n`,
  );
  if (hasFallen(score, baseline)) fallen.push(folder);
  if (keep && isWhole) baselines[folder] = score;
}
if (keep) {
  const sorted = Object.fromEntries(
    Object.entries(baselines).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  await writeFile(baselineFile, `${JSON.stringify(sorted, null, 2)}\n`);
} else if (fallen.length > 0) {
  process.stderr.write(
    `The mutation score has fallen in ${fallen.join(', ')}: the surviving mutants above need tests.\n`,
  );
  process.exitCode = 1;
}
