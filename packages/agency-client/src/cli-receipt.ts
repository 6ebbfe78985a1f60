import type { ReceiptCode, ReferralState, ResponseState } from '@iwaa/contracts/vocabulary';
import type { AnswerReceipt } from './referral-message.ts';

/** How `iwaa-agency answer` ends; 1 where nothing was sent. */
export const exitCodes = { taken: 0, refused: 2, 'changed-nothing': 3, 'no-receipt': 4 } as const;

/** Why an answer was refused. */
const whys: Readonly<Record<ReceiptCode, string>> = {
  'answer-out-of-order': 'this answer does not follow from where the referral stands',
  'referral-ended': 'the referral has ended, and an answer comes too late',
  'consent-ended': "the person's consent has ended, and the referral is taken back",
  'unknown-referral': 'no referral of yours has this id',
  'message-id-used-twice': 'another answer was sent under the same id',
  unreadable: 'it does not have the form of an answer',
  'put-aside': 'it could not be dealt with, and the people who run the platform see it',
};

/** What is said of a yes beside, where the referral has ended without being done. */
const lateYes = ' Your yes is shown to the social worker, who may ask you again.';

/** What became of an answer, in a line, and the exit code that says the same. */
export function receiptInWords(
  given: { readonly id: string; readonly referralId: string; readonly state: ResponseState },
  receipt: AnswerReceipt | undefined,
): { readonly line: string; readonly exitCode: number } {
  const { id, referralId, state } = given;
  if (!receipt)
    return {
      line: `Sent, and no receipt has come yet: ${referralId} is ${state}, if it is taken. Sent again with --id ${id} it counts once.`,
      exitCode: exitCodes['no-receipt'],
    };
  const { verdict, code, faults, state: now } = receipt.data;
  const isLateYes = state === 'accepted' && code === 'referral-ended' && now !== 'completed';
  return { line: lineOf(), exitCode: exitCodes[verdict] };

  function lineOf(): string {
    switch (verdict) {
      case 'taken':
        return `Taken: ${referralId} is ${now}.`;
      case 'changed-nothing':
        return `Changed nothing: ${referralId} was ${now} already.`;
      case 'refused':
        return `Refused: ${code ? whys[code] : 'for a reason that is not said'}${faults ? ` (${faults})` : ''}.${standing(now)}${isLateYes ? lateYes : ''}`;
      default:
        return verdict satisfies never;
    }
  }

  function standing(present: ReferralState | null): string {
    return present ? ` ${referralId} is ${present}.` : '';
  }
}
