/**
 * Lets a command do its work to the end when whoever read its output is gone, as `| head` is after ten lines; what it says from
 * then on nobody hears. Without it Node ends the process, in the middle of its work, with a stack.
 */
export function bearClosedOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
