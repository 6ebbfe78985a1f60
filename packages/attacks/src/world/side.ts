import { randomUUID } from 'node:crypto';

/** The things of one campaign, by their ids: what belongs to one side, and what the other side reaches for. */
export interface Side {
  readonly campaignId: string;
  readonly centreId: string;
  readonly agencyId: string;
  readonly team: string;
  readonly night: string;
  readonly roundId: string;
  readonly personId: string;
  readonly consentId: string;
  /** A case with an open referral and a mediation file in which the family has been reached. */
  readonly caseId: string;
  readonly needId: string;
  readonly referralId: string;
  readonly fileId: string;
  /** A file in which a return was agreed. */
  readonly agreedFileId: string;
  readonly reintegrationId: string;
  /** A bed that is held, and for whom. */
  readonly heldBedId: string;
  readonly holdId: string;
  readonly holdCaseId: string;
  /** Another hold, to be given up. */
  readonly spareHoldId: string;
  /** A bed in which somebody sleeps. */
  readonly occupiedBedId: string;
  readonly stayId: string;
}

/** Ids of the right form behind which there is nothing. */
export function nowhere(): Side {
  const digits = String(Math.floor(10_000 + Math.random() * 89_999));
  const campaignId = `QZ-${digits.slice(0, 4)}`;
  const centreId = `nowhere-${digits}`;
  const caseId = `${campaignId}-${digits}`;
  return {
    campaignId,
    centreId,
    agencyId: `nobody-${digits}`,
    team: 'no-team',
    night: '2024-12-12',
    roundId: randomUUID(),
    personId: randomUUID(),
    consentId: randomUUID(),
    caseId,
    needId: randomUUID(),
    referralId: randomUUID(),
    fileId: randomUUID(),
    agreedFileId: randomUUID(),
    reintegrationId: randomUUID(),
    heldBedId: `${centreId}.men-001`,
    holdId: randomUUID(),
    holdCaseId: caseId,
    spareHoldId: randomUUID(),
    occupiedBedId: `${centreId}.men-002`,
    stayId: randomUUID(),
  };
}
