import { defaultLimits, type FetchedRecord, readRecordBatches } from './record-batches.ts';

interface FetchedPartition {
  readonly partition: number;
  readonly errorCode: number;
  readonly highWatermark: string;
  readonly lastStableOffset: string;
  readonly lastStartOffset: string;
  readonly abortedTransactions: { readonly producerId: string; readonly firstOffset: string }[];
  readonly preferredReadReplica: number;
  readonly messages: FetchedRecord[];
}

/** The answer to a fetch, version 11, in the form that kafkajs works with. */
export interface FetchResponse {
  /** 0: since version 8 the broker does not hold its answer back, it asks the client to wait. */
  readonly throttleTime: 0;
  readonly clientSideThrottleTime: number;
  readonly errorCode: number;
  readonly sessionId: number;
  readonly responses: { readonly topicName: string; readonly partitions: FetchedPartition[] }[];
}

/** So much is unpacked for one answer, in bytes; the partitions beyond it are fetched again. */
const unpackedAtOnce = 32 * 1024 * 1024;

/** Reads an answer; `fetchOffset` gives from where a partition was asked for. */
export async function decodeFetchResponse(
  bytes: Buffer,
  fetchOffset: (topic: string, partition: number) => bigint,
): Promise<FetchResponse> {
  let at = 0;
  let unpacked = 0;
  const int16 = () => {
    at += 2;
    return bytes.readInt16BE(at - 2);
  };
  const int32 = () => {
    at += 4;
    return bytes.readInt32BE(at - 4);
  };
  const int64 = () => {
    at += 8;
    return String(bytes.readBigInt64BE(at - 8));
  };
  const slice = (length: number) => {
    at += Math.max(0, length);
    return bytes.subarray(at - Math.max(0, length), at);
  };

  async function partitionOf(topic: string): Promise<FetchedPartition | undefined> {
    const head = {
      partition: int32(),
      errorCode: int16(),
      highWatermark: int64(),
      lastStableOffset: int64(),
      lastStartOffset: int64(),
      abortedTransactions: Array.from({ length: Math.max(0, int32()) }, () => ({
        producerId: int64(),
        firstOffset: int64(),
      })),
      preferredReadReplica: int32(),
    };
    const batches = slice(int32());
    // kafkajs takes a partition without messages for one that is read to its end: it must not see this one.
    if (batches.length > 0 && unpacked >= unpackedAtOnce) return undefined;
    const read = await readRecordBatches(batches, fetchOffset(topic, head.partition), defaultLimits);
    unpacked += read.unpackedBytes;
    return { ...head, messages: read.records };
  }

  const [clientSideThrottleTime, errorCode, sessionId, topics] = [int32(), int16(), int32(), int32()];
  const responses: FetchResponse['responses'] = [];
  for (let index = 0; index < topics; index += 1) {
    const topicName = slice(int16()).toString('utf8');
    const partitions: FetchedPartition[] = [];
    for (let count = int32(); count > 0; count -= 1) {
      const partition = await partitionOf(topicName);
      if (partition) partitions.push(partition);
    }
    responses.push({ topicName, partitions });
  }
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}
