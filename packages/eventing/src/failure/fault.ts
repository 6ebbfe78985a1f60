/** Thrown by a reaction when the same fact will succeed later without anybody's doing; it is retried until it does. */
export class TransientFault extends Error {
  override readonly name: string = 'TransientFault';
}

/**
 * Thrown by a reaction when no retry can help; the message goes to the dead letters at once. `code` is a short coded
 * reason that is safe to log and to put in a header; it holds no value of the fact.
 */
export class PermanentFault extends Error {
  override readonly name: string = 'PermanentFault';
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(`This fact can't be taken: ${code}.`, options);
    this.code = code;
  }
}

const transientNames = new Set([
  'TransientFault',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoServerClosedError',
  'MongoPoolClearedError',
  'PoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoPoolClosedError',
  'MongoTopologyClosedError',
  'MongoNotConnectedError',
  'MongoWaitQueueTimeoutError',
  'WaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoWriteConcernError',
  'MongooseServerSelectionError',
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSNumberOfRetriesExceeded',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'TimeoutError',
  'ConnectTimeoutError',
  'HeadersTimeoutError',
  'BodyTimeoutError',
  'SocketError',
]);

const transientCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);

const transientLabels = [
  'RetryableWriteError',
  'TransientTransactionError',
  'NetworkError',
  'RetryableError',
];

/** A driver wraps a driver wraps a socket: nothing real is deeper, and a ring of causes has to end. */
const deepestCause = 8;

/** An error and its causes, outermost first. */
export function causesOf(error: unknown): object[] {
  const chain: object[] = [];
  let current = error;
  while (typeof current === 'object' && current !== null && chain.length < deepestCause) {
    chain.push(current);
    current = 'cause' in current ? current.cause : undefined;
  }
  return chain;
}

function property(error: object, name: string): unknown {
  return name in error ? (error as Record<string, unknown>)[name] : undefined;
}

function hasTransientLabel(error: object): boolean {
  const hasLabel = property(error, 'hasErrorLabel');
  return (
    typeof hasLabel === 'function' && transientLabels.some((label) => hasLabel.call(error, label) === true)
  );
}

function isTransientItself(error: object): boolean {
  const name = property(error, 'name');
  const code = property(error, 'code');
  return (
    property(error, 'transient') === true ||
    (typeof name === 'string' && transientNames.has(name)) ||
    (typeof code === 'string' && transientCodes.has(code)) ||
    (typeof name === 'string' && name.startsWith('KafkaJS') && property(error, 'retriable') === true) ||
    hasTransientLabel(error) ||
    (error instanceof TypeError && error.message === 'fetch failed')
  );
}

/**
 * Whether an error passes by itself: the network, a timeout, an engine that isn't reachable, or anything that says so
 * by `transient: true`. Drivers are recognised by name and code, so that this package depends on none of them.
 */
export function isTransient(error: unknown): boolean {
  const chain = causesOf(error);
  return !chain.some((cause) => cause instanceof PermanentFault) && chain.some(isTransientItself);
}

/** What may be logged of an error: drivers' messages hold values, names and codes don't. */
export interface FaultDescription {
  readonly error: string;
  readonly code?: string;
}

const safeWord = /^[\w.:-]{1,80}$/;

/** The name and code of an error and nothing else of it. The innermost code counts: it names the true cause. */
export function describeFault(error: unknown): FaultDescription {
  const chain = causesOf(error);
  const words = (name: string) =>
    chain
      .map((cause) => property(cause, name))
      .filter((word) => typeof word === 'string' || typeof word === 'number')
      .map(String)
      .filter((word) => safeWord.test(word));
  const code = words('code').at(-1) ?? words('type').at(-1);
  return { error: words('name')[0] ?? 'UnnamedError', ...(code === undefined ? {} : { code }) };
}
