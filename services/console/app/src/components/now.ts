import { signal } from '@preact/signals';

/** The time, ms since 1970, told again every half minute: for what shows how long something still has. */
export const now = signal(Date.now());

setInterval(() => {
  now.value = Date.now();
}, 30_000);
