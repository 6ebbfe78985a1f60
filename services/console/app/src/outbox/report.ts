import { effect } from '@preact/signals';
import { call } from '../api/call.ts';
import { consoleRoutes } from '../api/routes.ts';
import { may } from '../session/may.ts';
import { countOnPhone } from '../vault/vault.ts';
import { items } from './items.ts';
import { isOpen } from './outbox.ts';

/** So often (ms) a phone says that it is there, also when nothing has changed. */
const everyMs = 5 * 60_000;
/** What was recorded is most often sent within so long (ms); only what stays longer is told of. */
const lingerMs = 3_000;
const kept = 'iwaa-phone';

/** A name for this phone that says nothing of who has it. */
function phoneId(): string {
  const known = localStorage.getItem(kept) ?? crypto.randomUUID();
  localStorage.setItem(kept, known);
  return known;
}

/* Tells the console how much on this phone is not sent yet, so that the committee sees a phone that can not send, or is silent. */
let timer: ReturnType<typeof setTimeout> | undefined;
effect(() => {
  const open = items.value.filter(isOpen);
  clearTimeout(timer);
  timer = setTimeout(() => void report(open[0]?.recordedAt ?? null), lingerMs);
});

async function report(oldest: string | null): Promise<void> {
  timer = setTimeout(() => void report(oldest), everyMs);
  // The file may come along with others; a desk is no phone of a team.
  if (!navigator.onLine || !may('phone.report')) return;
  const unsent = await countOnPhone();
  // One that does not arrive is made up for by the next.
  await call(consoleRoutes.reportPhone, {
    params: { phoneId: phoneId() },
    body: { unsent, oldest: unsent === 0 ? null : oldest },
  }).catch(() => undefined);
}
