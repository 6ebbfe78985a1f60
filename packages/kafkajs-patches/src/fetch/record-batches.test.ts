import { describe, expect, test } from '@jest/globals';
import { type CompressionAlgorithmValue, createRecordsBatch, type MessageRecord } from '@platformatic/kafka';
import { snappyCompress } from '@platformatic/wasm-utils';
import fc from 'fast-check';
import { defaultLimits, type FetchedRecord, type ReadLimits, readRecordBatches } from './record-batches.ts';

const algorithms = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
const codecs = algorithms.filter((algorithm) => algorithm !== 'none');
const codecBits: Readonly<Record<CompressionAlgorithmValue, number>> = {
  none: 0,
  gzip: 1,
  snappy: 2,
  lz4: 3,
  zstd: 4,
};

/** A batch as another client writes it, at the offset that a broker gave it. */
function batchOf(
  values: readonly (string | Buffer)[],
  compression: CompressionAlgorithmValue,
  firstOffset = 0n,
  headers = new Map<Buffer, Buffer>(),
): Buffer {
  const messages: MessageRecord[] = values.map((value) => ({
    topic: 't',
    key: Buffer.from('k'),
    value: Buffer.from(value),
    headers,
    timestamp: 1_700_000_000_000n,
  }));
  const batch = Buffer.from(createRecordsBatch(messages, { compression }).buffer);
  batch.writeBigInt64BE(firstOffset, 0);
  return batch;
}

const limitsOf = (limits: Partial<ReadLimits> = {}): ReadLimits => ({ ...defaultLimits, ...limits });
const read = async (bytes: Buffer, from = 0n, limits = limitsOf()) =>
  (await readRecordBatches(bytes, from, limits)).records;
const textsOf = (records: readonly FetchedRecord[]) => records.map(({ value }) => value?.toString());
const placesOf = (records: readonly FetchedRecord[]) =>
  records.map(({ offset, unreadable }) => [unreadable?.firstOffset ?? offset, offset, unreadable?.reason]);

describe('the batches of a fetch', () => {
  test.each(algorithms)('are read as they were written with %s', async (compression) => {
    const values = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(values, async (texts) => {
        const headers = new Map([[Buffer.from('ce_id'), Buffer.from('7')]]);
        const records = await read(batchOf(texts, compression, 40n, headers), 40n);
        expect(textsOf(records)).toEqual(texts.map((text) => Buffer.from(text).toString()));
        expect(records.map(({ offset }) => Number(offset))).toEqual(texts.map((_, index) => 40 + index));
        expect(records[0]).toMatchObject({
          timestamp: '1700000000000',
          headers: { ce_id: Buffer.from('7') },
        });
        expect(records.some(({ unreadable }) => unreadable)).toBe(false);
        for (const { value, recordBytes = 0 } of records)
          expect(recordBytes).toBeGreaterThan('k'.length + 'ce_id7'.length + (value?.length ?? 0));
      }),
      { numRuns: 25 },
    );
  });

  test('are read from the offset on that was asked for, which may lie in the middle of a batch', async () => {
    const bytes = Buffer.concat([batchOf(['a', 'b', 'c'], 'zstd'), batchOf(['d'], 'none', 3n)]);
    expect(textsOf(await read(bytes, 2n))).toEqual(['c', 'd']);
  });

  test('end where the fetch was cut off', async () => {
    const bytes = Buffer.concat([batchOf(['a'], 'none'), batchOf(['b'], 'none', 1n).subarray(0, -1)]);
    expect(textsOf(await read(bytes))).toEqual(['a']);
  });

  test('of snappy in the chunks of the Java client are read', async () => {
    const plain = batchOf(['salam', 'bonsoir'], 'none');
    const records = plain.subarray(61);
    const chunks = [records.subarray(0, 9), records.subarray(9)].map((part) => {
      const chunk = snappyCompress(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      return Buffer.concat([length, chunk]);
    });
    const header = Buffer.from('82534e415050590000000001000000010000'.slice(0, 32), 'hex');
    const bytes = Buffer.concat([plain.subarray(0, 61), header, ...chunks]);
    bytes.writeInt16BE(codecBits.snappy, 21);
    bytes.writeInt32BE(bytes.length - 12, 8);
    expect(textsOf(await read(bytes))).toEqual(['salam', 'bonsoir']);
  });
});

describe('what can not be read', () => {
  test.each(codecs)('of a bomb of %s stands in its place unread, and what follows is read', async (codec) => {
    const bomb = batchOf([Buffer.alloc(12 * 1024 * 1024), 'behind it'], codec);
    const records = await read(Buffer.concat([bomb, batchOf(['next'], codec, 2n)]));
    expect(placesOf(records)).toEqual([
      ['0', '1', 'too-large-unpacked'],
      ['2', '2', undefined],
    ]);
    expect(records[0]?.unreadable?.bytes).toEqual(bomb);
  });

  test.each(codecs)(
    'is nothing of %s that unpacks to the limit, and all that unpacks to a byte more',
    async (codec) => {
      const batch = batchOf([Buffer.alloc(5_000, 'x')], codec);
      const { unpackedBytes } = await readRecordBatches(batch, 0n, defaultLimits);
      expect(unpackedBytes).toBeGreaterThan(5_000);
      expect(placesOf(await read(batch, 0n, limitsOf({ batchBytes: unpackedBytes })))).toEqual([
        ['0', '0', undefined],
      ]);
      expect(placesOf(await read(batch, 0n, limitsOf({ batchBytes: unpackedBytes - 1 })))).toEqual([
        ['0', '0', 'too-large-unpacked'],
      ]);
    },
  );

  test.each(algorithms)(
    'of a batch of %s whose bytes were changed is never an error and never a gap',
    async (codec) => {
      const batch = batchOf(
        Array.from({ length: 8 }, (_, index) => `message ${index} `.repeat(20)),
        codec,
      );
      const change = fc.record({ at: fc.integer({ min: 61, max: batch.length - 1 }), to: fc.nat(255) });
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
          const bytes = Buffer.from(batch);
          for (const { at, to } of changes) bytes.writeUInt8(to, at);
          const records = await read(Buffer.concat([bytes, batchOf(['next'], 'none', 8n)]));
          expect(records.at(-1)).toMatchObject({ offset: '8', value: Buffer.from('next') });
          expect(records.at(-2)?.offset ?? '').not.toBe('');
        }),
        { numRuns: 60 },
      );
    },
  );

  test('of a codec that nobody knows is said by name', async () => {
    const bytes = batchOf(['a'], 'none');
    bytes.writeInt16BE(6, 21);
    expect(placesOf(await read(bytes))).toEqual([['0', '0', 'unknown-codec']]);
  });

  test('because of its many headers is one record, and its neighbours are read', async () => {
    const many = new Map(
      Array.from({ length: 201 }, (_, index) => [Buffer.from(`h${index}`), Buffer.from('')]),
    );
    const few = new Map([...many].slice(0, 200));
    const bytes = Buffer.concat([batchOf(['a'], 'gzip', 0n, few), batchOf(['b'], 'gzip', 1n, many)]);
    expect(placesOf(await read(bytes))).toEqual([
      ['0', '0', undefined],
      ['1', '1', 'too-many-headers'],
    ]);
  });

  test('because its count of records is too high stands behind those that were read', async () => {
    const bytes = batchOf(['a', 'b'], 'none');
    bytes.writeInt32BE(5, 57);
    bytes.writeInt32BE(4, 23);
    expect(placesOf(await read(bytes))).toEqual([
      ['0', '0', undefined],
      ['1', '1', undefined],
      ['2', '4', 'corrupt'],
    ]);
  });
});

describe('a fetch', () => {
  test('gives no more records than the limit, and the next goes on behind them', async () => {
    const bytes = batchOf(['a', 'b', 'c', 'd', 'e'], 'lz4');
    expect(textsOf(await read(bytes, 0n, limitsOf({ records: 2 })))).toEqual(['a', 'b']);
    expect(textsOf(await read(bytes, 2n, limitsOf({ records: 2 })))).toEqual(['c', 'd']);
  });

  test('ends behind the batch with which the limit of unpacked bytes is reached', async () => {
    const bytes = Buffer.concat([batchOf(['a'], 'gzip'), batchOf(['b'], 'gzip', 1n)]);
    expect(textsOf(await read(bytes, 0n, limitsOf({ fetchBytes: 1 })))).toEqual(['a']);
  });

  test('of which all records were taken away by compaction is passed over', async () => {
    const bytes = batchOf(['a'], 'none');
    bytes.writeInt32BE(7, 23);
    const records = await read(bytes, 4n);
    expect(records).toMatchObject([{ offset: '7', isControlRecord: true }]);
  });
});
