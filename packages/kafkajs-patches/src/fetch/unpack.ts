import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';
import { lz4Decompress, snappyDecompress } from '@platformatic/wasm-utils';
import { lz4UnpackedSize } from './lz4-size.ts';

/** More than may be unpacked. */
export class TooLargeUnpacked extends Error {
  override readonly name = 'TooLargeUnpacked';
}

/** Gives the bytes of a packed batch; rejects by TooLargeUnpacked, before they are all in memory, where they are more than `limit`. */
type Unpack = (packed: Buffer, limit: number) => Promise<Buffer>;

const gunzipped = promisify(gunzip);
const zstdUnpacked = promisify(zstdDecompress);

function ofNode(unpack: (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>): Unpack {
  return async (packed, limit) => {
    try {
      return await unpack(packed, { maxOutputLength: limit });
    } catch (error) {
      throw codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? new TooLargeUnpacked() : error;
    }
  };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** What Java's client puts before snappy's own form: chunks, each with its length. */
const chunkedSnappy = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const chunkedSnappyHeaderBytes = 16;

async function unpackSnappy(packed: Buffer, limit: number): Promise<Buffer> {
  if (!packed.subarray(0, chunkedSnappy.length).equals(chunkedSnappy)) return unpackChunk(packed, limit);
  const chunks: Buffer[] = [];
  let left = limit;
  for (let at = chunkedSnappyHeaderBytes; at < packed.length; ) {
    const end = at + 4 + packed.readUInt32BE(at);
    if (end > packed.length) throw new RangeError('A snappy chunk ends in the middle.');
    const chunk = unpackChunk(packed.subarray(at + 4, end), left);
    left -= chunk.length;
    chunks.push(chunk);
    at = end;
  }
  return Buffer.concat(chunks);
}

function unpackChunk(chunk: Buffer, limit: number): Buffer {
  // Snappy begins with the size of what it unpacks to, seven bits a byte.
  let size = 0;
  for (let index = 0; ; index += 1) {
    const byte = chunk.readUInt8(index);
    size += (byte & 0x7f) * 2 ** (7 * index);
    if (size > limit) throw new TooLargeUnpacked();
    if (byte < 0x80) break;
  }
  return snappyDecompress(chunk);
}

async function unpackLz4(packed: Buffer, limit: number): Promise<Buffer> {
  if (lz4UnpackedSize(packed, limit) > limit) throw new TooLargeUnpacked();
  return lz4Decompress(packed);
}

/** Kafka's codecs by the number that a record batch names them by. */
export const codecs: ReadonlyMap<number, Unpack> = new Map([
  [1, ofNode(gunzipped)],
  [2, unpackSnappy],
  [3, unpackLz4],
  [4, ofNode(zstdUnpacked)],
]);
