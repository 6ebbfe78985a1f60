const causes: readonly (readonly [RegExp, string])[] = [
  [
    /SASLAuthentication|SASL/i,
    'Kafka refuses the login. Check the user name and the password; both are given out by the platform.',
  ],
  [
    /UNKNOWN_TOPIC_OR_PARTITION|does not host this topic|TOPIC_AUTHORIZATION_FAILED|not authorized to access topics/i,
    'The topic is not there, or not yours. Check the agency id; if it is right, ask the platform to open this agency.',
  ],
  [
    /GROUP_AUTHORIZATION_FAILED|not authorized to access group/i,
    'The inbox is not yours to read. Check the agency id.',
  ],
  [
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|Connection|timed? ?out/i,
    'Kafka is not reached. Check the addresses, and whether TLS is asked for.',
  ],
];

/** An error of the Kafka client, said so that an agency knows what to do; the original is its cause. */
export function toAccessError(error: unknown, topic: string): Error {
  const text = textsOf(error).join('\n');
  const advice =
    causes.find(([pattern]) => pattern.test(text))?.[1] ??
    'Kafka refused for a reason that is not known here.';
  return new Error(`${advice} (topic ${topic})`, { cause: error });
}

function textsOf(error: unknown): string[] {
  const texts: string[] = [];
  for (let at = error; at instanceof Error && texts.length < 10; at = at.cause) {
    const type = 'type' in at && typeof at.type === 'string' ? at.type : '';
    texts.push(`${at.name} ${type} ${at.message}`);
  }
  return texts;
}
