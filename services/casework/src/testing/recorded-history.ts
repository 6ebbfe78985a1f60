import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;

/** A workflow's history, as Temporal gives it. */
export type WorkflowHistory = proto.temporal.api.history.v1.IHistory;

/**
 * A history as JSON text. The SDK's own conversion fails where npm installs protobufjs more than once, as it must here
 * beside older versions; this one needs only the generated messages.
 */
export function writeHistory(history: WorkflowHistory): string {
  const plain = History.toObject(History.fromObject(history), {
    longs: String,
    bytes: String,
    enums: String,
  });
  // Who ran it is a process on somebody's machine, which no replay needs.
  const text = JSON.stringify(plain, (name, value) => (name === 'identity' ? 'casework' : value), 1);
  return `${text}\n`;
}

/** Reads what `writeHistory` wrote. */
export function readHistory(text: string): WorkflowHistory {
  return History.fromObject(JSON.parse(text));
}
