import type { Ledger } from '../attack.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { type Reply, send } from '../http/send.ts';
import { isLoopback, listeners } from '../loopback.ts';

/** Temporal's development server, as a foreign web page would reach it; and whoever listens beyond this machine. */
export async function attackTemporal(fixture: Fixture, ledger: Ledger): Promise<void> {
  const all = await listeners();
  const open = all.filter(({ address }) => !isLoopback(address));
  ledger.judge(
    'anything of the platform that listens beyond this machine',
    'nothing: 127.0.0.1 and ::1 only',
    open.map(({ program, address, port }) => `${program} listens on ${address}:${port}`),
    `${all.length} listening sockets, all on loopback`,
  );
  if (all.length < 5)
    ledger.tell('control: the listening sockets are found', 'five and more', String(all.length), false);

  const { temporal } = fixture.platform.addresses.engines;
  const accepted: string[] = [];
  const ui = new URL(fixture.platform.addresses.uiUrl);
  const foreign = { origin: 'https://foreign.example', host: 'foreign.example' };
  const read = await send(ui, 'GET', `/api/v1/namespaces/${temporal.namespace}/workflows`, foreign);
  if (read.status < 400) accepted.push(`its pages answer any Host (DNS rebinding): GET ${read.status}`);
  const body = JSON.stringify({ signalName: 'attack', input: [] });
  const path = `/api/v1/namespaces/${temporal.namespace}/workflows/${fixture.other.caseId}/signal/attack`;
  const viaUi = await send(ui, 'POST', path, { ...foreign, 'content-type': 'text/plain' }, body);
  if (viaUi.status < 400) accepted.push(`its pages pass a foreign page's POST on: ${viaUi.status}`);
  const ports = all.filter(({ program }) => program.startsWith('temporal')).map(({ port }) => port);
  for (const port of ports) {
    const endpoint = new URL(`http://127.0.0.1:${port}`);
    if (endpoint.port === ui.port) continue;
    const posted = await send(
      endpoint,
      'POST',
      `/api/v1/namespaces/${temporal.namespace}/workflows/nowhere-of-the-attack/signal/attack`,
      { ...foreign, 'content-type': 'text/plain' },
      body,
    );
    const reached = posted.status < 400 || /workflow/i.test(posted.text);
    if (reached) accepted.push(`its HTTP port ${port} carries a foreign page's POST out (${posted.status})`);
    const shares = (answer: Reply) => ['*', foreign.origin].includes(answer.allowOrigin);
    if (shares(posted)) accepted.push(`its HTTP port ${port} lets a foreign page read the answer`);
  }
  if ([read, viaUi].some(({ allowOrigin }) => ['*', foreign.origin].includes(allowOrigin)))
    accepted.push('its pages let a foreign page read the answer');
  ledger.remark(
    accepted.length === 0
      ? "Temporal's development server refused what a foreign web page sent."
      : `Temporal's development server is not closed to a foreign web page that is open on the same machine: ${accepted.join('; ')}. That is how that server is made, and why it listens on loopback only, holds no personal data, and is never the production profile.`,
  );
  ledger.tell(
    "a foreign page's requests to Temporal's development server",
    'known: what it accepts is told below; it is on loopback only',
    accepted.length === 0 ? 'all refused' : `${accepted.length} kinds accepted`,
    open.length === 0,
  );
}
