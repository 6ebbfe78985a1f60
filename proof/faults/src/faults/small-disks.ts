import { execFile } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type EngineName, engineNames } from '@iwaa/engines/engines';

/** Disks of the engines' own that can be filled up. */
export interface SmallDisks {
  /** Leaves not a byte free under an engine's data. */
  fill(engine: EngineName): Promise<void>;
  free(engine: EngineName): Promise<void>;
  close(): Promise<void>;
}

const run = promisify(execFile);
/** What an engine needs for itself, and for each write of the load in all. */
const bytesAtLeast = 700_000_000;
const bytesPerWrite = 40_000;
const filler = 'filler';
/** Large pieces first, then what is left. */
const pieces = [8_388_608, 65_536, 4_096, 1];

/**
 * Lays a small disk in memory under each engine's folder. Only who administers a Linux machine may do that: others are told
 * why not, and their run leaves full disks out.
 */
export async function laySmallDisks(enginesHome: string, writes: number): Promise<SmallDisks | string> {
  const size = bytesAtLeast + writes * bytesPerWrite;
  const laid: string[] = [];
  const folderOf = (engine: EngineName): string => join(enginesHome, engine);
  const close = async (): Promise<void> => {
    for (const folder of laid.splice(0).toReversed()) await run('umount', ['--lazy', folder]);
  };
  try {
    for (const engine of engineNames) {
      await mkdir(folderOf(engine), { recursive: true });
      await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'iwaa-faults', folderOf(engine)]);
      laid.push(folderOf(engine));
    }
  } catch {
    await close();
    return 'no small disk can be laid under an engine here: that needs root on Linux';
  }
  return {
    async fill(engine) {
      const file = await open(join(folderOf(engine), filler), 'w');
      try {
        for (const piece of pieces) await writeUntilFull(file, Buffer.alloc(piece));
      } finally {
        await file.close();
      }
    },
    free: (engine) => rm(join(folderOf(engine), filler), { force: true }),
    close,
  };
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, piece: Buffer): Promise<void> {
  for (;;) {
    try {
      const { bytesWritten } = await file.write(piece);
      if (bytesWritten < piece.length) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}
