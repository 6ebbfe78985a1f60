let silenced = false;

/**
 * kafkajs 2.2.4 asks for timers in the past when it isn't throttled, and Node 24 warns of the first one in a
 * process. The warning is dropped when kafkajs is the one who asked for it, and only then.
 */
export function silenceNegativeTimeouts(): void {
  if (silenced) {
    return;
  }
  silenced = true;
  process.emitWarning = new Proxy(process.emitWarning, {
    apply(emitWarning, self, args: unknown[]) {
      const negative = args[1] === 'TimeoutNegativeWarning';
      if (!(negative && new Error('Who asked for it?').stack?.includes('/kafkajs/') === true)) {
        Reflect.apply(emitWarning, self, args);
      }
    },
  });
}
