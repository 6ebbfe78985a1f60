import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { declarationOf, profile } from '../http/routes.ts';
import { type Actor, actorOf } from './actors.ts';
import { eventually } from './eventually.ts';
import type { Side } from './side.ts';
import type { Doors } from './world.ts';

/** How a side's people are called where the attack asks for names: nothing, unless it plants some. */
export interface SidePlan {
  readonly campaignId: string;
  readonly centreId: string;
  readonly agencyId: string;
  readonly team: string;
}

const night = '2024-12-12';
const beds = 40;

/** A campaign with a person at each place where the services keep one: every kind of thing that has an id. */
export async function setUpSide(doors: Doors, plan: SidePlan): Promise<Side> {
  const { campaignId, centreId, agencyId } = plan;
  const committee = actorOf('committee', plan);
  const team = actorOf('street-team', plan);
  const staff = actorOf('shelter-staff', plan);
  const worker = actorOf('social-worker', plan);

  /** Sends a command until what it rests on has reached the service that is asked. */
  async function send<Body>(service: ServiceName, actor: Actor, path: string, body?: object): Promise<Body> {
    return eventually(`POST ${path}`, async () => {
      const answer = await doors.ask(service, actor, { method: 'POST', path, body });
      if (answer.status < 300) return answer.json as Body;
      if ([404, 409, 429, 503].includes(answer.status)) return undefined;
      throw new Error(`POST ${path} was refused with ${answer.status} ${answer.code}`);
    });
  }
  async function read<Found>(
    service: ServiceName,
    actor: Actor,
    path: string,
    pick: (body: never) => Found | undefined,
  ): Promise<Found> {
    return eventually(`GET ${path}`, async () => {
      const answer = await doors.ask(service, actor, { path });
      return answer.status === 200 ? pick(answer.json as never) : undefined;
    });
  }

  await doors.platform.addAgency(agencyId);
  await send('intake', committee, '/campaigns', declarationOf(campaignId));
  await send('shelter-capacity', committee, `/campaigns/${campaignId}/centres`, {
    centreId,
    name: 'Centre',
    units: [{ kind: 'men', beds }],
  });
  await send('referral', committee, `/campaigns/${campaignId}/agencies`, {
    agencyId,
    name: 'Casa',
    services: ['health'],
  });
  const { roundId } = await send<{ roundId: string }>('intake', team, `/campaigns/${campaignId}/rounds`, {
    team: plan.team,
    night,
  });
  const meet = (needs: string[], consents: string[]) =>
    send<{ personId: string; caseId: string }>('intake', team, `/rounds/${roundId}/contacts`, {
      person: { identity: {}, profile },
      place: 'bus-station',
      needs,
      consents: consents.map((purpose) => ({ purpose })),
    });
  const heldPlace = (caseId: string) =>
    read('shelter-capacity', worker, `/cases/${caseId}/place`, (place: { bed: Bed | null }) =>
      place.bed?.hold ? { bedId: place.bed.bedId, holdId: place.bed.hold.holdId } : undefined,
    );
  const agreed = async () => {
    const { caseId } = await meet(['family-mediation'], ['mediation']);
    const fileId = await read('mediation', worker, `/mediation-files?caseId=${caseId}`, firstConsentedFile);
    await send('mediation', worker, `/mediation-files/${fileId}/family-contacts`, { reached: true });
    await send('mediation', worker, `/mediation-files/${fileId}/return-decisions`, {
      personAgrees: true,
      familyAgrees: true,
      kind: 'permanent',
    });
    return fileId;
  };

  const [main, held, spare, sleeper] = [
    await meet(['health', 'family-mediation'], ['referral', 'mediation']),
    await meet(['shelter'], []),
    await meet(['shelter'], []),
    await meet(['shelter'], []),
  ];
  const fileId = await read(
    'mediation',
    worker,
    `/mediation-files?caseId=${main.caseId}`,
    firstConsentedFile,
  );
  const referral = await read('referral', worker, `/referrals?caseId=${main.caseId}`, firstReferral);
  const person = await read('intake', worker, `/persons/${main.personId}`, (found: Person) => found);
  const hold = await heldPlace(held.caseId);
  const { holdId: spareHoldId } = await heldPlace(spare.caseId);
  const bed = await heldPlace(sleeper.caseId);
  const { stayId } = await send<{ stayId: string }>(
    'shelter-capacity',
    staff,
    `/beds/${bed.bedId}/check-in`,
    {
      holdId: bed.holdId,
      caseId: sleeper.caseId,
      night,
    },
  );
  const agreedFileId = await agreed();
  const { reintegrationId } = await send<{ reintegrationId: string }>(
    'mediation',
    worker,
    `/mediation-files/${await agreed()}/reintegration`,
    {},
  );
  await read('casework', committee, `/cases/${main.caseId}`, (found: object) => found);
  return {
    ...plan,
    night,
    roundId,
    personId: main.personId,
    caseId: main.caseId,
    consentId: person.consents.find(({ purpose }) => purpose === 'mediation')?.consentId ?? '',
    needId: referral.needId,
    referralId: referral.referralId,
    fileId,
    agreedFileId,
    reintegrationId,
    heldBedId: hold.bedId,
    holdId: hold.holdId,
    holdCaseId: held.caseId,
    spareHoldId,
    occupiedBedId: bed.bedId,
    stayId,
  };
}

interface Bed {
  bedId: string;
  hold: { holdId: string } | null;
}
interface Person {
  consents: { consentId: string; purpose: string }[];
}

function firstConsentedFile(body: { files: { fileId: string; consented: boolean; kind: string }[] }) {
  return body.files.find(({ consented, kind }) => consented && kind === 'family')?.fileId;
}

function firstReferral(body: { referrals: { referralId: string; needId: string }[] }) {
  return body.referrals[0];
}
