interface Cause {
  readonly pattern: RegExp;
  readonly advice: string;
  /** Whether trying again is of no use until somebody has done something. */
  readonly decisive: boolean;
}

const causes: readonly Cause[] = [
  {
    pattern: /SASL/i,
    advice:
      'Kafka refuses the login. Check the user name and the password; both are given out by the platform.',
    decisive: true,
  },
  {
    pattern:
      /UNKNOWN_TOPIC_OR_PARTITION|does not host this topic|TOPIC_AUTHORIZATION_FAILED|not authorized to access topics/i,
    advice:
      'The topic is not there, or not yours. Check the agency id; if it is right, ask the platform to open this agency.',
    decisive: true,
  },
  {
    pattern: /GROUP_AUTHORIZATION_FAILED|not authorized to access group/i,
    advice: 'The inbox is not yours to read. Check the agency id.',
    decisive: true,
  },
  {
    pattern: /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|Connection|timed? ?out/i,
    advice: 'Kafka is not reached. Check the addresses, and whether TLS is asked for.',
    decisive: false,
  },
];
const unknown: Omit<Cause, 'pattern'> = {
  advice: 'Kafka does not serve the request at the moment; the cause is in the error beneath this one.',
  decisive: false,
};

/** Kafka could not be used; the message says what to do about it, the Kafka client's own error is the cause. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
  /** Whether trying again is of no use until somebody has done something. */
  readonly decisive: boolean;
  constructor(error: unknown, topic: string) {
    const text = textsOf(error).join('\n');
    const { advice, decisive } = causes.find(({ pattern }) => pattern.test(text)) ?? unknown;
    super(`${advice} (topic ${topic})`, { cause: error });
    this.decisive = decisive;
  }
}

function textsOf(error: unknown): string[] {
  const texts: string[] = [];
  for (let at = error; at instanceof Error && texts.length < 10; at = at.cause) {
    const type = 'type' in at && typeof at.type === 'string' ? at.type : '';
    texts.push(`${at.name} ${type} ${at.message}`);
  }
  return texts;
}
