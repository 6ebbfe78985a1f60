const frameMagic = 0x184d2204;
const descriptorBytes = 6;
const uncompressedBlock = 0x80000000;
const shortestMatch = 4;

/**
 * How many bytes an LZ4 frame unpacks to, at most, without unpacking it: its own word for it is optional and may be wrong.
 * Stops counting beyond `limit`.
 * @throws RangeError where the frame ends in the middle, Error where it is none
 */
export function lz4UnpackedSize(frame: Buffer, limit: number): number {
  if (frame.readUInt32LE(0) !== frameMagic) throw new Error('Not an LZ4 frame.');
  const flags = frame.readUInt8(4);
  const [hasBlockChecksum, hasContentSize, hasDictionary] = [flags & 0x10, flags & 0x08, flags & 0x01];
  let at = descriptorBytes + (hasContentSize ? 8 : 0) + (hasDictionary ? 4 : 0) + 1;
  let size = 0;
  while (size <= limit) {
    const word = frame.readUInt32LE(at);
    at += 4;
    if (word === 0) return size;
    const length = word & ~uncompressedBlock;
    if (at + length > frame.length) throw new RangeError('An LZ4 block ends in the middle.');
    size += word >= uncompressedBlock ? length : blockSize(frame.subarray(at, at + length), limit - size);
    at += length + (hasBlockChecksum ? 4 : 0);
  }
  return size;
}

/** A block is a row of sequences: so many bytes as they are, then so many repeated from what came before. */
function blockSize(block: Buffer, limit: number): number {
  let at = 0;
  let size = 0;
  const lengthFrom = (nibble: number): number => {
    let length = nibble;
    for (let more = nibble === 15; more; ) {
      const byte = block.readUInt8(at);
      at += 1;
      length += byte;
      more = byte === 255;
    }
    return length;
  };
  while (at < block.length && size <= limit) {
    const token = block.readUInt8(at);
    at += 1;
    const literals = lengthFrom(token >> 4);
    at += literals;
    size += literals;
    if (at >= block.length) break;
    at += 2;
    size += lengthFrom(token & 15) + shortestMatch;
  }
  return size;
}
