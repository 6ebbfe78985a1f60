/**
 * The way home: contact with the family, the decision to return, the visits after it. Only people can do these things, so
 * a missed time asks for the committee's eye, which every missed deadline does, and for nothing of another service.
 */
export async function onReintegrationDeadline(): Promise<void> {}
