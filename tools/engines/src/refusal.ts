/** Why the engines could not be had; one code for each thing that somebody can do about it. */
export type RefusalCode =
  | 'unsupported-platform'
  | 'python-missing'
  | 'pip-missing'
  | 'library-missing'
  | 'disk-full'
  | 'wrong-checksum'
  | 'download-failed'
  | 'port-in-use'
  | 'home-in-use'
  | 'engine-died'
  | 'engine-silent'
  | 'secret-lost'
  | 'setting-missing'
  | 'setting-wrong'
  | 'docker-missing';

/** The engines can't be started; the message is a sentence for a person, and says what to do. */
export class EnginesRefusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EnginesRefusal';
    this.code = code;
  }
}
