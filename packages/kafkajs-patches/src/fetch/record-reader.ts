/** Reads the numbers and bytes of Kafka's record format, and nothing beyond its buffer: that is a RangeError. */
export interface RecordReader {
  readonly at: number;
  varInt(): number;
  varLong(): bigint;
  /** So many bytes; null where the length before them is -1. */
  bytes(): Buffer | null;
}

const longestVarIntBytes = 5;
const longestVarLongBytes = 10;

export function createRecordReader(buffer: Buffer, from = 0): RecordReader {
  let at = from;

  function unsigned(mostBytes: number): bigint {
    let value = 0n;
    for (let index = 0; index < mostBytes; index += 1) {
      const byte = buffer.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << BigInt(7 * index);
      if (byte < 0x80) return value;
    }
    throw new RangeError('A number has more bytes than it may have.');
  }

  const zigZag = (value: bigint): bigint => (value >> 1n) ^ -(value & 1n);

  function varInt(): number {
    // Nearly all are one byte, and a fetch has many thousands of them.
    const byte = buffer.readUInt8(at);
    if (byte < 0x80) {
      at += 1;
      return (byte >> 1) ^ -(byte & 1);
    }
    return Number(zigZag(unsigned(longestVarIntBytes)));
  }

  return {
    get at() {
      return at;
    },
    varInt,
    varLong: () => zigZag(unsigned(longestVarLongBytes)),
    bytes() {
      const length = varInt();
      if (length === -1) return null;
      if (length < 0 || at + length > buffer.length) throw new RangeError('Bytes end in the middle.');
      at += length;
      return buffer.subarray(at - length, at);
    },
  };
}
