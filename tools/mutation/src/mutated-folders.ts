/** A folder of pure code: its own files are mutated, and its own tests have to notice. */
export interface MutatedFolder {
  readonly folder: string;
  /** Files of it that hold no rule to test, as patterns within it. */
  readonly without?: readonly string[];
}

/** Everything that is mutated. */
export const mutatedFolders: readonly MutatedFolder[] = [
  { folder: 'packages/domain/src' },
  { folder: 'packages/eventing/src/consumer', without: ['fact-consumer.ts', 'consumer-run.ts'] },
  { folder: 'packages/eventing/src/failure' },
  { folder: 'packages/eventing/src/outbox', without: ['lease-keeper.ts'] },
  { folder: 'packages/eventing/src/wire' },
  { folder: 'services/casework/src/domain', without: ['card-labels.ts'] },
  { folder: 'services/intake/src/domain' },
  { folder: 'services/mediation/src/domain' },
  { folder: 'services/referral/src/domain' },
  { folder: 'services/shelter-capacity/src/domain' },
];

/** The folders that lie under one of these paths, or hold it; all of them where no path is given. */
export function foldersUnder(
  paths: readonly string[],
  folders: readonly MutatedFolder[] = mutatedFolders,
): MutatedFolder[] {
  if (paths.length === 0) return [...folders];
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}/`);
  return folders.filter(({ folder }) => paths.some((path) => within(folder, path) || within(path, folder)));
}

/** What Stryker mutates of a folder: where paths within it are given, those alone. */
export function patternsOf({ folder, without = [] }: MutatedFolder, paths: readonly string[]): string[] {
  const inside = paths.filter((path) => path.startsWith(`${folder}/`));
  const wanted =
    inside.length > 0
      ? inside.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.ts`))
      : [`${folder}/**/*.ts`];
  return [...wanted, '!**/*.test.ts', ...without.map((pattern) => `!${folder}/${pattern}`)];
}
