import { TransientFault } from '@iwaa/eventing/failure/fault';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { MediationFile } from '../domain/mediation-file.ts';
import type { Reintegration } from '../domain/reintegration.ts';
import { visitsDueAt } from '../domain/reintegration-decisions.ts';
import type { Reintegrations } from '../store/reintegrations.ts';

/**
 * Starts the reintegration that follows a file closed as `return-agreed`, once for each file however often it is called.
 * The file is decided on first and in a write of its own. Both whoever asked for that and the reaction to the file's own
 * fact then call this: the first so that its answer holds the reintegration, the second so that a return is followed up
 * even when the process died between the two writes.
 * @param returnedAt when the person went home, ISO-8601
 * @param from `absent` by who expects to be first, which saves a look
 * @throws TransientFault while the campaign, which says when to visit, is not known here.
 */
export type StartReintegration = (
  file: MediationFile,
  returnedAt: string,
  from?: 'absent',
) => Promise<Reintegration>;

/** The one reintegration that a file can lead to. */
export function reintegrationIdOf(fileId: string): string {
  return derivedId(fileId, 'reintegration');
}

export function createStartReintegration(
  reintegrations: Reintegrations,
  campaigns: KnownCampaigns,
): StartReintegration {
  return async ({ fileId, caseId, campaignId, returnKind }, returnedAt, from) => {
    const reintegrationId = reintegrationIdOf(fileId);
    const campaign = await campaigns.find(campaignId);
    if (!campaign)
      throw new TransientFault(
        `The campaign ${campaignId} is not known to mediation yet; the return of file ${fileId} is followed up when it is`,
      );
    const { state } = await reintegrations.execute(
      reintegrationId,
      {
        type: 'start-reintegration',
        reintegrationId,
        fileId,
        caseId,
        campaignId,
        kind: returnKind ?? 'permanent',
        visitsDueAt: visitsDueAt(returnedAt, campaign.followUpVisits),
      },
      { from },
    );
    return state;
  };
}
