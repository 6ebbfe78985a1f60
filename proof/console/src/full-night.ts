import { randomUUID } from 'node:crypto';
import { caseworkRoutes } from '@iwaa/contracts/routes/casework';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { eventually } from '@iwaa/testing/eventually';
import { clerk, clientOf, type PlatformUnderTest, parts, tonight } from './console-campaign.ts';
import { startNight } from './street-night.ts';

const referral = { purpose: 'referral' } as const;
const mediation = { purpose: 'mediation' } as const;
const heardWithinMs = 60_000;

/**
 * A night in which every desk has something to do: beds that are held, slept in and out of service, somebody who waits, referrals that are
 * new and accepted, a family that was reached, a deadline that was missed.
 * @returns the ids of the one whose case has most of it, and of one whose erasure waits for the committee.
 */
export async function passFullNight(
  platform: PlatformUnderTest,
): Promise<{ readonly caseId: string; readonly personId: string; readonly erasedPersonId: string }> {
  const committee = { role: 'committee', subject: 'set-up', provinces: [parts.provinceId] } as const;
  // A family that is not reached at once needs attention.
  await clientOf(platform, 'intake', committee).call(intakeRoutes.changeCampaign, {
    params: { campaignId: parts.campaignId },
    body: { reason: 'correction', deadlines: { familyContact: 'PT1S' } },
    key: randomUUID(),
  });
  // Every screen that tells of a cold night has one to tell of.
  await clientOf(platform, 'intake', committee).call(intakeRoutes.declareNightLevel, {
    params: { campaignId: parts.campaignId, night: tonight() },
    body: { level: 'cold' },
    key: randomUUID(),
  });
  const meet = await startNight(platform);
  const ids = await meet({
    nickname: 'الحاج إبراهيم بن عبد الرحمان',
    needs: ['shelter', 'health', 'elderly-care', 'family-mediation'],
    consents: [referral, mediation],
  });
  await meet({ nickname: 'Rachid', needs: ['family-mediation'], consents: [mediation] });
  await meet({ nickname: 'Yassine', needs: ['health'], consents: [referral] });
  // More than there are beds, so that somebody waits.
  for (const nickname of ['Ali', 'Brahim', 'Omar']) await meet({ nickname, needs: ['shelter'] });
  // One of whom two teams have written down the name, each in its own script.
  for (const nickname of ['حميد البناني', 'Hamid Bennani']) await meet({ nickname, needs: [] });
  const worker = clientOf(platform, 'intake', { role: 'social-worker', subject: 'worker' });
  await worker.call(intakeRoutes.raiseAlert, {
    params: { campaignId: parts.campaignId },
    body: { place: 'railway-station', seenAt: new Date().toISOString(), source: 'public', people: 2 },
    key: randomUUID(),
  });
  await reachFamily(platform, ids.caseId);
  await acceptReferral(platform, ids.caseId);
  await workAtReception(platform, ids.caseId);
  const once = await meet({ nickname: 'Zahra', needs: [] });
  await clientOf(platform, 'casework', committee).call(caseworkRoutes.closeCase, {
    params: { caseId: once.caseId },
    body: { outcome: 'own-housing' },
    key: randomUUID(),
  });
  await worker.call(intakeRoutes.requestErasure, {
    params: { personId: once.personId },
    body: { reason: 'asked-by-person' },
    key: randomUUID(),
  });
  return { ...ids, erasedPersonId: once.personId };
}

async function reachFamily(platform: PlatformUnderTest, caseId: string): Promise<void> {
  const worker = clientOf(platform, 'mediation', { role: 'social-worker', subject: 'worker' });
  const file = await eventually(async () => {
    const { items } = await worker.call(mediationRoutes.listMediationFiles, { query: { caseId } });
    if (!items[0]?.consented) throw new Error('There is no mediation file with a consent yet.');
    return items[0];
  }, heardWithinMs);
  const request = { params: { fileId: file.fileId }, body: { reached: true }, key: randomUUID() };
  await worker.call(mediationRoutes.recordFamilyContact, request);
}

async function acceptReferral(platform: PlatformUnderTest, caseId: string): Promise<void> {
  const clinic = clientOf(platform, 'referral', clerk);
  const { referralId } = await eventually(async () => {
    const { items } = await clinic.call(referralRoutes.listReferrals, { query: {} });
    const mine = items.find((one) => one.caseId === caseId);
    if (!mine || items.length < 2) throw new Error('The agency has not been asked for both yet.');
    return mine;
  }, heardWithinMs);
  await clinic.call(referralRoutes.respondToReferral, {
    params: { referralId },
    body: { state: 'accepted' },
    key: randomUUID(),
  });
}

async function workAtReception(platform: PlatformUnderTest, caseId: string): Promise<void> {
  const { centreId } = parts;
  const who = { role: 'shelter-staff', subject: 'staff', centres: [centreId] } as const;
  const staff = clientOf(platform, 'shelter-capacity', who);
  const held = await eventually(async () => {
    const { items } = await staff.call(shelterCapacityRoutes.listBeds, { params: { centreId }, query: {} });
    const others = items.filter(({ hold }) => hold && hold.caseId !== caseId);
    if (items.filter(({ hold }) => hold).length < 3 || !others[0]?.hold)
      throw new Error('Not all beds are held yet.');
    return { bedId: others[0].bedId, ...others[0].hold };
  }, heardWithinMs);
  await staff.call(shelterCapacityRoutes.checkIn, {
    params: { bedId: held.bedId },
    body: { holdId: held.holdId, caseId: held.caseId, night: tonight() },
    key: randomUUID(),
  });
  await staff.call(shelterCapacityRoutes.takeBedOutOfService, {
    params: { bedId: `${centreId}.families-001` },
    key: randomUUID(),
  });
}
