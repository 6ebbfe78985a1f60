/** What was to be written is not as the collection's schema has it: a fault of the service, and not of who asked. */
export class UnknownStateError extends Error {
  override readonly name: string = 'UnknownStateError';
  readonly safeToLog = true;
}

const failedValidation = 121;

/** MongoDB's refusal of a document by its collection's schema, told without the document; any other error as it is. */
export function asUnknownState(error: unknown, aggregate: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== failedValidation) return error;
  return new UnknownStateError(
    `${aggregate} was not written: its new state has a field that the schema of its collection does not know, or one of another type. Nothing of it is kept; this version of the service has to be corrected.`,
  );
}
