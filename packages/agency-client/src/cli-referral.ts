import type { Referral } from './referral-message.ts';

/** What is shown of a referral: what is asked, of which case, until when, and what to do next. */
export function referralLines(referral: Referral): string[] {
  const { referralId, service, caseId } = referral.data;
  const head = `${local(referral.time)}  ${referralId}`;
  switch (referral.type) {
    case 'iwaa.referral.referral-requested.v1':
      return [
        `${head}  ASKED      ${service}, case ${caseId}, answer by ${local(referral.data.answerBy)}`,
        referral.data.takesUp === undefined
          ? `    iwaa-agency answer ${referralId} accepted`
          : `    it is yours: you said yes to ${referral.data.takesUp} after its time, and that counts`,
      ];
    case 'iwaa.referral.referral-cancelled.v1':
      return [`${head}  TAKEN BACK ${service}, case ${caseId} (${referral.data.reason})`];
    default:
      return referral satisfies never;
  }
}

/** An instant as `2024-12-12 21:00` in the machine's time zone. */
function local(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}
