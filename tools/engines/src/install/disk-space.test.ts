import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { needDiskSpace } from './disk-space.ts';

test('a disk with too little room is refused before anything is fetched, naming the variable that moves the folder', async () => {
  await needDiskSpace(tmpdir(), 1, 'Installing the engines', 'IWAA_CACHE');
  await expect(needDiskSpace(tmpdir(), 1e12, 'Installing the engines', 'IWAA_CACHE')).rejects.toMatchObject({
    code: 'disk-full',
    message: expect.stringMatching(/needs 1000000000000 MB, but only \d+ MB are free .* set IWAA_CACHE/),
  });
});
