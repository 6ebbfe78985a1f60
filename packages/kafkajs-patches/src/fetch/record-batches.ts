import { createRecordReader } from './record-reader.ts';
import { codecs, TooLargeUnpacked } from './unpack.ts';
import type { Unreadable, UnreadableReason } from './unreadable.ts';

/** What may be in memory of one fetch. */
export interface ReadLimits {
  /** The most bytes that a batch may unpack to. */
  readonly batchBytes: number;
  /** Reading ends, until the next fetch, when so many bytes were unpacked, */
  readonly fetchBytes: number;
  /** or so many records were read. */
  readonly records: number;
  /** More headers than any client needs: a million of them is one record. */
  readonly headers: number;
}

export const defaultLimits: ReadLimits = {
  batchBytes: 8 * 1024 * 1024,
  fetchBytes: 8 * 1024 * 1024,
  records: 2_000,
  headers: 200,
};

/** A record as kafkajs hands it on. */
export interface FetchedRecord {
  readonly magicByte: 2;
  readonly attributes: number;
  readonly timestamp: string;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, Buffer | Buffer[]>;
  readonly isControlRecord: boolean;
  readonly batchContext: BatchContext;
  /** How many bytes the record has, unpacked. */
  readonly recordBytes?: number;
  readonly unreadable?: Unreadable;
}

interface BatchContext {
  readonly firstOffset: string;
  readonly lastOffsetDelta: number;
  readonly producerId: string;
  readonly inTransaction: boolean;
  readonly isControlBatch: boolean;
}

interface BatchHeader extends BatchContext {
  readonly codec: number;
  readonly firstTimestamp: bigint;
  /** That of all records, where the broker stamps them. */
  readonly appendTime: bigint | undefined;
  readonly recordCount: number;
  /** All of the batch as Kafka keeps it. */
  readonly bytes: Buffer;
  readonly records: Buffer;
}

const lengthAt = 8;
const bytesBeforeLength = 12;
const headerBytes = 61;
const [codecMask, appendTimeMask, transactionMask, controlMask] = [0x07, 0x08, 0x10, 0x20];

/** The batch that begins there; undefined where it is not all there, as the last of a fetch may be. */
function batchAt(buffer: Buffer, at: number): BatchHeader | undefined {
  if (at + headerBytes > buffer.length) return undefined;
  const end = at + bytesBeforeLength + buffer.readInt32BE(at + lengthAt);
  if (end > buffer.length || end < at + headerBytes) return undefined;
  const attributes = buffer.readInt16BE(at + 21);
  return {
    firstOffset: String(buffer.readBigInt64BE(at)),
    lastOffsetDelta: buffer.readInt32BE(at + 23),
    firstTimestamp: buffer.readBigInt64BE(at + 27),
    appendTime: attributes & appendTimeMask ? buffer.readBigInt64BE(at + 35) : undefined,
    producerId: String(buffer.readBigInt64BE(at + 43)),
    recordCount: buffer.readInt32BE(at + 57),
    codec: attributes & codecMask,
    inTransaction: (attributes & transactionMask) !== 0,
    isControlBatch: (attributes & controlMask) !== 0,
    bytes: buffer.subarray(at, end),
    records: buffer.subarray(at + headerBytes, end),
  };
}

const lastOffsetOf = ({ firstOffset, lastOffsetDelta }: BatchContext) =>
  BigInt(firstOffset) + BigInt(Math.max(0, lastOffsetDelta));

function emptyRecord(batch: BatchHeader, offset: bigint) {
  return {
    magicByte: 2,
    attributes: 0,
    timestamp: String(batch.appendTime ?? batch.firstTimestamp),
    offset: String(offset),
    key: null,
    value: null,
    headers: {},
    isControlRecord: false,
    batchContext: batch,
  } as const;
}

function passedOver(batch: BatchHeader): FetchedRecord {
  return { ...emptyRecord(batch, lastOffsetOf(batch)), isControlRecord: true };
}

function unreadableRecord(
  batch: BatchHeader,
  { first, last }: { first: bigint; last: bigint },
  reason: UnreadableReason,
  bytes: Buffer,
): FetchedRecord {
  return { ...emptyRecord(batch, last), unreadable: { reason, firstOffset: String(first), bytes } };
}

function readHeaders(reader: ReturnType<typeof createRecordReader>, count: number) {
  const headers: Record<string, Buffer | Buffer[]> = Object.create(null);
  for (let index = 0; index < count; index += 1) {
    const name = reader.bytes()?.toString('utf8') ?? '';
    const value = reader.bytes() ?? Buffer.alloc(0);
    const before = headers[name];
    headers[name] = before === undefined ? value : [before, value].flat();
  }
  return headers;
}

function readRecord(batch: BatchHeader, bytes: Buffer, limits: ReadLimits): FetchedRecord {
  const reader = createRecordReader(bytes, 1);
  const timestamp = batch.firstTimestamp + reader.varLong();
  const offset = BigInt(batch.firstOffset) + BigInt(reader.varInt());
  const key = reader.bytes();
  const value = reader.bytes();
  const headerCount = reader.varInt();
  if (headerCount > limits.headers)
    return unreadableRecord(batch, { first: offset, last: offset }, 'too-many-headers', bytes);
  return {
    magicByte: 2,
    attributes: bytes.readInt8(0),
    timestamp: String(batch.appendTime ?? timestamp),
    offset: String(offset),
    key,
    value,
    headers: readHeaders(reader, headerCount),
    isControlRecord: batch.isControlBatch,
    batchContext: batch,
    recordBytes: bytes.length,
  };
}

function reasonOf(error: unknown): UnreadableReason {
  return error instanceof TooLargeUnpacked ? 'too-large-unpacked' : 'corrupt';
}

/**
 * Reads the records from an offset on, of the batches that a fetch gave for one partition. What can't be read is one record
 * with `unreadable`, and never an error: an error would end the consumer, and its next one at the same place. It gives at
 * least one record where there is one, and no more than the limits allow: the next fetch goes on behind the last.
 */
export async function readRecordBatches(
  buffer: Buffer,
  from: bigint,
  limits: ReadLimits = defaultLimits,
): Promise<{ readonly records: FetchedRecord[]; readonly unpackedBytes: number }> {
  const records: FetchedRecord[] = [];
  let unpackedBytes = 0;
  let beyond: BatchHeader | undefined;

  function takeRecords(batch: BatchHeader, unpacked: Buffer): void {
    const reader = createRecordReader(unpacked);
    let next = BigInt(batch.firstOffset) > from ? BigInt(batch.firstOffset) : from;
    try {
      for (let count = 0; count < batch.recordCount && records.length < limits.records; count += 1) {
        const bytes = reader.bytes();
        if (bytes === null) throw new RangeError('A record without a length.');
        const record = readRecord(batch, bytes, limits);
        if (BigInt(record.offset) < from) continue;
        next = BigInt(record.offset) + 1n;
        records.push(record);
      }
    } catch (error) {
      const last = lastOffsetOf(batch);
      if (next <= last)
        records.push(unreadableRecord(batch, { first: next, last }, reasonOf(error), batch.bytes));
    }
  }

  for (let at = 0; records.length < limits.records; ) {
    const batch = batchAt(buffer, at);
    if (!batch) break;
    at += batch.bytes.length;
    const last = lastOffsetOf(batch);
    if (last < from) continue;
    const unpack = codecs.get(batch.codec);
    const first = BigInt(batch.firstOffset);
    const whole = { first: first > from ? first : from, last };
    beyond = batch;
    try {
      if (batch.codec === 0) takeRecords(batch, batch.records);
      else if (!unpack) records.push(unreadableRecord(batch, whole, 'unknown-codec', batch.bytes));
      else {
        const unpacked = await unpack(batch.records, limits.batchBytes);
        unpackedBytes += unpacked.length;
        takeRecords(batch, unpacked);
      }
    } catch (error) {
      records.push(unreadableRecord(batch, whole, reasonOf(error), batch.bytes));
    }
    if (unpackedBytes >= limits.fetchBytes) break;
  }
  // The records of these offsets were taken away by compaction: kafkajs passes over a control record, and so over them.
  if (records.length === 0 && beyond) records.push(passedOver(beyond));
  return { records, unpackedBytes };
}
