import { needIdentified } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { isAnswered, mediationKindOf, needVouchesForConsent } from '../domain/case-facts.ts';
import type { Cases } from '../store/cases.ts';
import type { MediationFiles } from '../store/mediation-files.ts';

/**
 * Opens a mediation file for a need, unless one of that kind is open already. Either way the need is then answered: when
 * it is delivered again, even after the file was closed, nothing is opened.
 */
export const onNeedIdentified = (files: MediationFiles, cases: Cases): Reaction =>
  reactTo(needIdentified, async ({ data, time }) => {
    const { caseId, campaignId, needId, night, consented } = data;
    const kind = mediationKindOf(data.kind);
    if (!kind) return;
    const facts = await cases.factsOf(caseId);
    // Noted before the file is there to be worked on, so that nobody who has agreed is asked once more.
    if (consented && needVouchesForConsent(facts)) await cases.noteConsentedNeed(caseId, time);
    if (facts.closed || isAnswered(facts, needId)) return;

    const fileId = derivedId(needId, 'mediation-file');
    const opening = { type: 'open-file', fileId, caseId, campaignId, kind, needId, night } as const;
    await files.execute(fileId, opening, { from: 'absent' });
    // The case may have been closed in between, by a reaction that did not see this file yet.
    if ((await cases.answerNeed(caseId, { needId, kind, statedAt: time })) === 'closed')
      await files.execute(fileId, { type: 'close-with-case' });
  });
