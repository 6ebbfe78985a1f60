let silenced = false;

/**
 * kafkajs 2.2.4 asks for timers in the past, and Node 24 warns of each; it harms nothing. Only the warnings that kafkajs
 * causes are dropped: those of the agency's own program are still shown.
 */
export function silenceNegativeTimeouts(): void {
  if (silenced) return;
  silenced = true;
  process.emitWarning = new Proxy(process.emitWarning, {
    apply(emitWarning, self, args: unknown[]) {
      const byKafkajs =
        args[1] === 'TimeoutNegativeWarning' && new Error('asked by').stack?.includes('/kafkajs/') === true;
      if (!byKafkajs) Reflect.apply(emitWarning, self, args);
    },
  });
}
