import type { Platform } from '@iwaa/platform/platform';

/**
 * The number of the winter that comes next on this data, from 0: the first whose campaign is not declared yet. Starting
 * again goes on with the data that is there, and the next winter is another campaign in it.
 */
export async function nextRun(
  platform: Platform,
  campaignOf: (run: number) => string,
  signal: AbortSignal,
): Promise<number> {
  for (let run = 0; ; run += 1) {
    const campaignId = campaignOf(run);
    const token = await platform.issuer.token({
      subject: 'committee',
      role: 'committee',
      campaigns: [campaignId],
      expiresIn: 'PT10M',
    });
    const answer = await fetch(`${platform.addresses.services.intake}/campaigns/${campaignId}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    if (answer.status === 404) return run;
    if (!answer.ok)
      throw new Error(`Intake answered ${answer.status} when it was asked for the campaign ${campaignId}.`);
  }
}
