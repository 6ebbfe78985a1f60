import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { ask } from '../http/ask.ts';
import { rawRequest } from '../http/raw-request.ts';

const host = 'Host: 127.0.0.1\r\n';
const forgery = 'forged-line-of-the-attack';

/** Line ends, terminal codes and JSON in all that might be written to a log. */
export async function attackLogs(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one } = fixture;
  const line = `\r\n{"level":"fatal","msg":"${forgery}"}\u001b[2J`;
  const coded = encodeURIComponent(line);
  const { services, console } = fixture.platform.addresses;
  for (const url of [...Object.values(services), console]) {
    await ask(url, { path: `/${coded}?${coded}=${coded}` });
    await ask(url, {
      path: '/livez',
      headers: { 'user-agent': `\x1b[31m${forgery}`, traceparent: `\x1b]0;${forgery}` },
    }).catch(() => undefined);
    await rawRequest(
      url,
      `GET /livez HTTP/1.1\r\n${host}Authorization: Bearer \x1b[31m${forgery}\r\nTraceparent: \x1b[2J${forgery}\r\nX-Forwarded-For: ${forgery}\r\nConnection: close\r\n\r\n`,
    );
  }
  await fixture.ask(
    'intake',
    { ...actorOf('street-team', one), subject: `a${line}` },
    {
      path: `/rounds/${one.roundId}/contacts`,
      body: {
        person: { identity: { note: line }, profile: { unit: 'men', ageGroup: '18-64' } },
        place: 'bus-station',
        note: line,
      },
    },
  );
  const folder = join(fixture.home, 'logs');
  const faults: string[] = [];
  let lines = 0;
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.log'))) {
    const text = await readFile(join(folder, file), 'utf8');
    if (text.includes('\u001b')) faults.push(`${file} holds a terminal code`);
    for (const written of text.split('\n').filter(Boolean)) {
      lines += 1;
      if (!written.startsWith('{')) continue;
      const { service, msg } = JSON.parse(written) as { service?: string; msg?: string };
      if (msg === forgery || service === undefined)
        faults.push(`${file} holds a line that its service did not write`);
    }
    if (text.includes(forgery)) faults.push(`${file} repeats what was sent`);
  }
  if (lines === 0) faults.push('no log was found');
  ledger.judge(
    'line ends, terminal codes and JSON in addresses, headers, subjects and notes',
    'in no log: not as a line, nor in one',
    [...new Set(faults)],
    `${lines} lines of the services' logs, none forged`,
  );
}
