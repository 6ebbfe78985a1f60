import { needIdentified } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { isAnswered, mediationKindOf } from '../domain/known-case.ts';
import type { Cases } from '../store/cases.ts';
import type { MediationFiles } from '../store/mediation-files.ts';

/**
 * Opens a mediation file for a need, unless one of that kind is open already. Either way the need is then answered: when
 * it is delivered again, even after the file was closed, nothing is opened.
 */
export const onNeedIdentified = (files: MediationFiles, cases: Cases): Reaction =>
  reactTo(needIdentified, async ({ data, time }) => {
    const { caseId, campaignId, needId, night, consent } = data;
    const kind = mediationKindOf(data.kind);
    if (!kind) return;
    const known = await cases.find(caseId);
    // The consent may have been given in an earlier case. It is noted before the file is there to be worked on, so that
    // nobody who has agreed is asked once more.
    if (consent && !known.consents.given.some(({ consentId }) => consentId === consent.consentId))
      await cases.consentGiven(caseId, consent);
    if (known.closed || isAnswered(known, needId)) return;

    const fileId = derivedId(needId, 'mediation-file');
    const opening = { type: 'open-file', fileId, caseId, campaignId, kind, needId, night } as const;
    await files.execute(fileId, opening, { from: 'absent' });
    // The case may have been closed in between, by a reaction that did not see this file yet.
    if ((await cases.answerNeed(caseId, { needId, kind, statedAt: time })) === 'closed')
      await files.execute(fileId, { type: 'close-with-case' });
  });
