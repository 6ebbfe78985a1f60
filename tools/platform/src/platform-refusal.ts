/** The platform can't be started; the message is a sentence for a person, and says what to do. */
export class PlatformRefusal extends Error {
  override readonly name = 'PlatformRefusal';
}
