/** A change that old readers can't live with, and that is made all the same because every reader was changed first. */
export interface AcceptedChange {
  readonly event: string;
  /** As the comparison names it, such as `data.reason`. */
  readonly path: string;
  readonly what: string;
  /** Which readers were changed, and since which release. */
  readonly why: string;
}

/**
 * The accepted changes of the next release. Only changes that break old readers can stand here: those can be changed
 * before the first new fact is written, whereas old facts stay as they are. An entry is taken out once the schemas were
 * generated with it.
 */
export const acceptedChanges: readonly AcceptedChange[] = [];
