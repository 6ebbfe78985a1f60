import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { needFreePort } from './port-check.ts';
import { isOpen } from './port-open.ts';

test('a port that is in use is refused, naming the port and the variable that sets another', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  expect(await isOpen(port)).toBe(true);
  await expect(needFreePort('MongoDB', port, 'MONGO_PORT')).rejects.toMatchObject({
    code: 'port-in-use',
    message: `MongoDB can't start because port ${port} of 127.0.0.1 is used by another process: stop that process, or set MONGO_PORT to a free port.`,
  });
  await new Promise((resolve) => server.close(resolve));
  expect(await isOpen(port)).toBe(false);
  await needFreePort('MongoDB', port, 'MONGO_PORT');
});
