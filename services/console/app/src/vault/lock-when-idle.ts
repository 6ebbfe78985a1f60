import { effect } from '@preact/signals';
import { currentNight } from '../session/tonight.ts';
import { findVaults, lockVault, openVault } from './vault.ts';

/** Without a touch for so long (ms) the vault is locked. */
const idleMs = 5 * 60_000;
const lookMs = 5_000;

/* A phone that is put down, or taken away, locks itself; and so does one whose night is over. */
effect(() => {
  if (!openVault.value) return undefined;
  const night = currentNight();
  let touchedAt = Date.now();
  const touched = () => {
    touchedAt = Date.now();
  };
  const look = () => {
    const isOver = currentNight() !== night;
    if (!isOver && Date.now() - touchedAt < idleMs) return;
    lockVault();
    if (isOver) void findVaults();
  };
  const over = new AbortController();
  // A page that was in the background looks first, before a touch counts.
  document.addEventListener('visibilitychange', look, { signal: over.signal });
  for (const kind of ['pointerdown', 'keydown', 'scroll'] as const)
    document.addEventListener(kind, touched, { signal: over.signal, passive: true, capture: true });
  const timer = setInterval(look, lookMs);
  return () => {
    over.abort();
    clearInterval(timer);
  };
});
