import type { ConsoleAttack } from './console-attack.ts';

/** Things of another campaign, and what a role may not read, asked for through the console. */
export async function attackOthersThings({ fixture, url, signedIn, judge }: ConsoleAttack): Promise<void> {
  const { one, other } = fixture;
  for (const [role, path] of [
    ['social-worker', `/api/casework/cases/${other.caseId}`],
    ['social-worker', `/api/intake/persons/${other.personId}`],
    ['committee', `/api/shelter-capacity/centres/${other.centreId}/beds`],
    ['agency-staff', `/api/referral/referrals/${other.referralId}`],
    ['shelter-staff', `/api/shelter-capacity/cases/${other.caseId}/place`],
    ['street-team', `/api/intake/rounds/${other.roundId}`],
  ] as const)
    await judge(
      `${role} of one campaign at ${path.split('/')[3]} of another`,
      404,
      await (await signedIn(role, one)).ask(`${url}${path}`),
    );
  for (const path of [`/api/casework/cases/${one.caseId}`, `/api/intake/persons/${one.personId}`])
    await judge(
      `a clerk at ${path.split('/')[3]}, which no agency may read`,
      403,
      await (await signedIn('agency-staff', one)).ask(`${url}${path}`),
    );
}
