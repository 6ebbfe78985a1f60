import { TransientFault } from '@iwaa/eventing/failure/fault';

/** Others changed the same aggregate at every try: nothing was written, and the same command may be sent again. */
export class ConflictError extends TransientFault {
  override readonly name: string = 'ConflictError';
  readonly transient = true;
  readonly safeToLog = true;
}

/** The aggregate has so many facts that Kafka has not yet taken that no more are allowed: see the relay. */
export class OutboxFullError extends TransientFault {
  override readonly name: string = 'OutboxFullError';
  readonly transient = true;
  readonly safeToLog = true;
}
