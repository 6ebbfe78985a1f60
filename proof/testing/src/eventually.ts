const POLL_MS = 25;

/**
 * Runs `assertion` again and again until it throws no more, and gives back what it gives.
 * Throws its last error when it still throws after `withinMs`.
 */
export async function eventually<T>(assertion: () => T | Promise<T>, withinMs = 15_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() >= end) throw error;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
