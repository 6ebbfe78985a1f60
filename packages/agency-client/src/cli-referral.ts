import { timeByClock } from './cli-time.ts';
import type { Referral } from './referral-message.ts';

/** What is shown of a referral: what is asked, of which case, until when by the clock of a time zone, and what to do next. */
export function referralLines(referral: Referral, timeZone: string): string[] {
  const { referralId, service, caseId } = referral.data;
  const head = `${timeByClock(referral.time, timeZone)}  ${referralId}`;
  switch (referral.type) {
    case 'iwaa.referral.referral-requested.v1':
      return [
        `${head}  ASKED      ${service}, case ${caseId}, answer by ${timeByClock(referral.data.answerBy, timeZone)}`,
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
