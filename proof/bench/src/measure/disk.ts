import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What files take of a disk (bytes), by engine; journals and logs of which the engine keeps a fixed amount are left out. */
export interface DiskUse {
  readonly kafka: number;
  readonly mongo: number;
  readonly temporal: number;
}

const blockBytes = 512;
/** MongoDB's journal and diagnostics, and Kafka's own record of itself, do not grow with cases. */
const fixed = /^(journal|diagnostic\.data|WiredTigerHS\.wt|__cluster_metadata-\d+)$/;

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter(({ name }) => !fixed.test(name))
      .map(async (entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return sizeOf(path);
        // Blocks and not lengths: Kafka reserves its indexes by files with holes.
        const found = await stat(path).catch(() => undefined);
        return (found?.blocks ?? 0) * blockBytes;
      }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Looks at the data folders of the engines that a platform's home holds. */
export async function readDisk(enginesHome: string): Promise<DiskUse> {
  const [kafka, mongo, temporal] = await Promise.all(
    ['kafka', 'mongo', 'temporal'].map((engine) => sizeOf(join(enginesHome, engine))),
  );
  return { kafka: kafka ?? 0, mongo: mongo ?? 0, temporal: temporal ?? 0 };
}

/** What was added between two looks, in bytes. */
export function grown(before: DiskUse, after: DiskUse): DiskUse {
  return {
    kafka: after.kafka - before.kafka,
    mongo: after.mongo - before.mongo,
    temporal: after.temporal - before.temporal,
  };
}
