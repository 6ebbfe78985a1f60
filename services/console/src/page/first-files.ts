import type { Role } from '@iwaa/contracts/permissions';
import type { Language } from '@iwaa/contracts/vocabulary';

/** Which of the app's files somebody needs first; the build writes it down beside the app. */
export interface FirstFiles {
  /** The words for codes, by the reader's language. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  /** The screens in the order of the app's table, the first of a role being where that role begins. */
  readonly screens: readonly ScreenFiles[];
}

export interface ScreenFiles {
  /** Its address, such as `/board` or `/cases/:caseId`. */
  readonly path: string;
  readonly roles: readonly Role[];
  readonly files: readonly string[];
}

/** The name of the file in the app's folder. */
export const firstFilesName = 'first-files.json';

/** The files of the screen that a role has at a path; none where it has none there. */
export function filesOfScreen({ screens }: FirstFiles, role: Role, path: string): readonly string[] {
  const mine = screens.filter(({ roles }) => roles.includes(role));
  const found = path === '/' ? mine[0] : mine.find((screen) => isAt(screen.path, path));
  return found?.files ?? [];
}

function isAt(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part === given[index] || (part.startsWith(':') && given[index] !== ''))
  );
}
