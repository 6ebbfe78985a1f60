import { readdir, readFile, readlink } from 'node:fs/promises';
import { statFields } from '@iwaa/engines/process/stat-fields';

/** A socket on which a process of the platform waits for connections. */
export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly pid: number;
  readonly program: string;
}

const listening = '0A';

/** Every process that descends from this one, this one included. */
async function family(): Promise<Set<number>> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [, parent] = statFields(stat);
    parents.set(Number(name), Number(parent));
  }
  const found = new Set([process.pid]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return found;
}

/** Which process holds each socket, by the socket's inode. */
async function socketsOf(pids: ReadonlySet<number>): Promise<Map<string, number>> {
  const sockets = new Map<string, number>();
  for (const pid of pids) {
    for (const descriptor of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '');
      const [, inode] = /^socket:\[(\d+)\]$/.exec(target) ?? [];
      if (inode !== undefined) sockets.set(inode, pid);
    }
  }
  return sockets;
}

/** Where this process and its children wait for connections, as Linux tells it (`/proc`). */
export async function listeners(): Promise<Listener[]> {
  const sockets = await socketsOf(await family());
  const found: Listener[] = [];
  for (const table of ['tcp', 'tcp6']) {
    const text = await readFile(`/proc/net/${table}`, 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      const pid = sockets.get(inode);
      if (state !== listening || pid === undefined) continue;
      const [address = '', port = ''] = local.split(':');
      const program = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
      found.push({ address: addressOf(address), port: Number.parseInt(port, 16), pid, program });
    }
  }
  return found;
}

/** The address that Linux writes as words of four bytes, each with its bytes turned round. */
export function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)),
  );
  if (bytes.length === 4) return bytes.join('.');
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (mapped) return bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  const text = groups.join(':');
  if (text === '0:0:0:0:0:0:0:1') return '::1';
  return text === '0:0:0:0:0:0:0:0' ? '::' : text;
}

/** Whether nobody outside this machine reaches the address. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
