import type { Fact } from '@iwaa/contracts/event';
import { TransientFault } from '@iwaa/eventing/fault';
import type { CaseFact } from '../domain/case-fact.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { CaseRecords } from '../store/case-records.ts';
import { asCaseFact, campaignOf, caseOf } from './case-fact-types.ts';
import type { CaseWorkflows } from './case-workflows.ts';
import { createFactGatherer } from './fact-gatherer.ts';
import { createTellings } from './tellings.ts';

/** Beyond two, Temporal spends its time on being told rather than on the cases. */
const inFlight = 2;

/** Takes the facts of cases to their workflows. */
export interface CaseBridge {
  /** Resolves when every fact is written by Temporal, or is known to concern a case that is closed. */
  tell(facts: readonly Fact[], signal: AbortSignal): Promise<void>;
}

/**
 * A fact of a closed case starts nothing. Casework's own record is asked first, since Temporal forgets closed cases after
 * its retention; a case that Temporal alone knows to have ended starts nothing either.
 */
export function createCaseBridge(
  workflows: CaseWorkflows,
  campaigns: Pick<Campaigns, 'find'>,
  records: Pick<CaseRecords, 'closingsOf'>,
): CaseBridge {
  const gatherer = createFactGatherer({ inFlight, send });
  const tellings = createTellings();

  async function send(caseId: string, facts: CaseFact[]): Promise<void> {
    const campaign = await campaigns.find(campaignOf(facts));
    if (!campaign) {
      throw new TransientFault(
        'The campaign of a case is not known yet; its facts wait for its declaration.',
      );
    }
    try {
      await workflows.tell(caseId, campaign, facts);
    } catch (error) {
      throw new TransientFault('Temporal did not take the facts of a case; they are told again.', {
        cause: error,
      });
    }
  }

  return {
    async tell(facts, signal) {
      const closings = await records.closingsOf([...new Set(facts.map(caseOf))]);
      const left = Map.groupBy(
        facts.filter((fact) => !closings.has(caseOf(fact))),
        caseOf,
      );
      const told = [...left].map(([caseId, ofCase]) =>
        tellings.once(ofCase, (untold) => gatherer.add(caseId, untold.map(asCaseFact))),
      );
      const results = await Promise.race([Promise.allSettled(told), aborted(signal)]);
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}

/** Rejects when the batch is over: whoever has its facts then goes on with those that are not told by then. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = (): void => reject(new TransientFault('The facts are read again by whoever has them now.'));
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
