import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { hasConsent } from '../domain/known-case.ts';
import type { MediationFileRefusal } from '../domain/mediation-file-decisions.ts';
import type { Reintegration } from '../domain/reintegration.ts';
import type { Cases } from '../store/cases.ts';
import type { MediationFiles } from '../store/mediation-files.ts';
import type { StartReintegration } from './start-reintegration.ts';

/** The person went home: the file is closed, and the follow-up visits are planned. */
export type ReturnToFamily = (
  scope: ActorScope,
  fileId: string,
  command: CommandKey,
) => Promise<Outcome<Reintegration, MediationFileRefusal | 'not-found' | 'unavailable'>>;

export function createReturnToFamily(parts: {
  readonly files: MediationFiles;
  readonly campaigns: KnownCampaigns;
  readonly cases: Cases;
  readonly startReintegration: StartReintegration;
  readonly clock: Clock;
}): ReturnToFamily {
  const { files, campaigns, cases, startReintegration, clock } = parts;
  return async (scope, fileId, command) => {
    const file = await files.lastKnown(fileId, scope);
    if (!file) return refused('not-found');
    // Asked before the file is closed, so that no return is recorded whose visits can't be planned.
    if (!(await campaigns.find(file.state.campaignId))) return refused('unavailable');
    const consented = hasConsent(await cases.find(file.state.caseId), clock().toISOString());
    const closed = await files.execute(fileId, { type: 'start-reintegration', consented }, { command });
    if (closed.kind === 'refused') return closed;
    return done(await startReintegration(closed.state, clock().toISOString(), 'absent'));
  };
}
