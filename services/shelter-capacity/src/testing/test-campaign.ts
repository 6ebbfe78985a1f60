import { randomUUID } from 'node:crypto';
import { needDeclined, needIdentified, personCorrected } from '@iwaa/contracts/events/intake';
import type { Language, Priority, UnitKind } from '@iwaa/contracts/vocabulary';
import { aCampaignId, aDeclaration, aProvince, provinceOf } from '@iwaa/testing/campaigns';
import { aFact } from '@iwaa/testing/facts';
import type { Asker } from '@iwaa/testing/test-service';
import { night, type ShelterFixture } from './shelter-under-test.ts';

/** A person as this service hears of them: a case whose facts intake numbers. */
export interface Person {
  readonly caseId: string;
  readonly campaignId: string;
  /** A need of shelter, the next fact of this person unless `sequence` says otherwise. */
  need(wish?: Wish): ReturnType<typeof aNeed>;
  /** The shelter is declined. */
  decline(sequence?: number): ReturnType<typeof aDecline>;
  /** What a bed must suit is corrected. */
  correct(wish: Wish): ReturnType<typeof aCorrection>;
}

interface Wish {
  readonly unit?: UnitKind;
  readonly priority?: Priority;
  readonly onStreetSince?: string | null;
  readonly time?: string;
  readonly sequence?: number;
}

/** A campaign with one centre, and who works in it. */
export interface TestCampaign {
  readonly provinceId: string;
  readonly campaignId: string;
  readonly centreId: string;
  readonly committee: Asker;
  readonly staff: Asker;
  person(): Person;
  beds(): Promise<
    {
      bedId: string;
      state: string;
      hold: Held | null;
      stay: { stayId: string; caseId: string } | null;
      left: { stayId: string } | null;
    }[]
  >;
  /** The cases that wait, first to last. */
  waiting(): Promise<string[]>;
  checkIn(bedId: string): Promise<{ status: number; body: { stayId: string; code?: string } }>;
  checkOut(bedId: string, stayId: string): Promise<number>;
}
interface Held {
  readonly holdId: string;
  readonly caseId: string;
  readonly lapsesAt: string;
}

function aNeed(person: Pick<Person, 'caseId' | 'campaignId'>, subject: string, sequence: number, wish: Wish) {
  const { unit = 'men', priority = 4, onStreetSince = null, time } = wish;
  const { caseId, campaignId } = person;
  const shelter = { unit, priority, onStreetSince };
  return aFact(
    needIdentified,
    { caseId, campaignId, needId: randomUUID(), kind: 'shelter', night, consent: null, shelter },
    { subject, sequence, ...(time ? { time } : {}) },
  );
}

function aCorrection(
  person: Pick<Person, 'caseId' | 'campaignId'>,
  subject: string,
  sequence: number,
  { unit = 'men', priority = 4, onStreetSince = null }: Wish,
) {
  const { caseId, campaignId } = person;
  const shelter = { unit, priority, onStreetSince };
  return aFact(
    personCorrected,
    { caseId, campaignId, correctionId: randomUUID(), fields: ['unit'], reason: 'misheard', shelter },
    { subject, sequence },
  );
}

function aDecline(person: Pick<Person, 'caseId' | 'campaignId'>, subject: string, sequence: number) {
  const { caseId, campaignId } = person;
  return aFact(needDeclined, { caseId, campaignId, kind: 'shelter', night }, { subject, sequence });
}

/** A declared campaign with a centre of so many beds for men, and of others where they are given; `overflow` are for men. */
export async function aCampaign(
  shelter: ShelterFixture,
  men: number,
  more: { language?: Language; women?: number; overflow?: number } = {},
): Promise<TestCampaign> {
  const campaignId = aCampaignId();
  const centreId = `centre-${campaignId.toLowerCase()}`;
  const provinceId = provinceOf(campaignId);
  const committee: Asker = { role: 'committee', provinces: [provinceId], campaigns: [campaignId] };
  const staff: Asker = { role: 'shelter-staff', campaigns: [campaignId], centres: [centreId] };
  await shelter.publish(aProvince(provinceId), aDeclaration(campaignId, { language: more.language ?? 'en' }));
  const units = [
    { kind: 'men', beds: men, overflow: more.overflow ?? 0 },
    { kind: 'women', beds: more.women ?? 0 },
  ];
  await shelter.idle();
  const opened = await shelter.request(committee, {
    method: 'POST',
    url: `/provinces/${provinceId}/centres`,
    body: { centreId, name: 'Provincial centre', units },
  });
  if (opened.status !== 201) throw new Error(`The centre did not open: ${JSON.stringify(opened.body)}`);
  await shelter.idle();
  let cases = 0;

  async function beds() {
    const answer = await shelter.request(staff, { method: 'GET', url: `/centres/${centreId}/beds` });
    return answer.body.items;
  }
  return {
    provinceId,
    campaignId,
    centreId,
    committee,
    staff,
    beds,
    person() {
      cases += 1;
      const caseId = `${campaignId}-${String(cases).padStart(5, '0')}`;
      const subject = `person/${randomUUID()}`;
      let sequence = 0;
      const next = (given?: number) => given ?? ++sequence;
      return {
        caseId,
        campaignId,
        need: (wish = {}) => aNeed({ caseId, campaignId }, subject, next(wish.sequence), wish),
        correct: (wish) => aCorrection({ caseId, campaignId }, subject, next(), wish),
        decline: (given) => aDecline({ caseId, campaignId }, subject, next(given)),
      };
    },
    async waiting() {
      const answer = await shelter.request(committee, {
        method: 'GET',
        url: `/provinces/${provinceId}/waiting-list`,
      });
      return answer.body.items.map((entry: { caseId: string }) => entry.caseId);
    },
    async checkIn(bedId) {
      const { hold } = (await beds()).find((bed: { bedId: string }) => bed.bedId === bedId);
      return shelter.request(staff, {
        method: 'POST',
        url: `/beds/${bedId}/check-in`,
        body: { holdId: hold.holdId, caseId: hold.caseId, night },
      });
    },
    async checkOut(bedId, stayId) {
      const answer = await shelter.request(staff, {
        method: 'POST',
        url: `/beds/${bedId}/check-out`,
        body: { stayId, night, reason: 'left-by-choice' },
      });
      return answer.status;
    },
  };
}
