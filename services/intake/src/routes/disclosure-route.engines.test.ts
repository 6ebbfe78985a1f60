import { randomUUID } from 'node:crypto';
import { caseClosed } from '@iwaa/contracts/events/casework';
import {
  referralAccepted,
  referralCancelled,
  referralCompleted,
  referralFailed,
  referralPutOnHold,
  referralRejected,
  referralRequested,
  referralStarted,
} from '@iwaa/contracts/events/referral';
import { fieldsForRole, fieldsForService } from '@iwaa/contracts/person-fields';
import { type PersonField, type ReferralService, referralServices } from '@iwaa/contracts/vocabulary';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import type { Asker, TestAnswer, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  campaignId,
  committee,
  meet,
  night,
  socialWorker,
  startIntake,
  startRound,
  team,
} from '../testing/intake-under-test.ts';

/** One word for each field in which somebody may be known; none occurs anywhere else. */
const canaries = {
  nickname: 'canary-nickname',
  name: 'canary-name-فاطمة',
  'latin-name': 'canary-latin-name',
  birth: '1951-07-23',
  telephone: '+212 661-774-938',
  papers: 'canary-GK-774411',
  note: 'canary-identity-note',
  notes: 'canary-contact-note',
  'on-street-since': '2011-02',
} as const satisfies Partial<Record<PersonField, string>>;
const identity = {
  nickname: canaries.nickname,
  name: canaries.name,
  latinName: canaries['latin-name'],
  sex: 'female',
  languages: ['tamazight'],
  bornOn: canaries.birth,
  telephone: canaries.telephone,
  papers: { kind: 'national-id', number: canaries.papers },
  note: canaries.note,
};
const profile = {
  unit: 'women',
  ageGroup: '65-and-over',
  withChildren: false,
  medicalConditionOrDisability: true,
  onStreetSince: canaries['on-street-since'],
} as const;

const clinic = 'health-delegation';
const clerk: Asker = { role: 'agency-staff', subject: 'clerk-1', agencies: [clinic] };

let intake: TestService;
let roundId: string;
beforeAll(async () => {
  intake = await startIntake();
  roundId = await startRound(intake);
});
afterAll(() => intake?.close());

/** Somebody with a word in every field, and a referral of theirs as referral's facts tell of it. */
async function aReferral(
  service: ReferralService = 'health',
  consents: object[] = [{ purpose: 'referral' }],
  agencyId = clinic,
) {
  const met = await meet(intake, roundId, {
    person: { identity, profile },
    consents,
    note: canaries.notes,
  });
  const { caseId, personId, consentIds } = met.body as {
    caseId: string;
    personId: string;
    consentIds: string[];
  };
  const referralId = randomUUID();
  const of = { referralId, caseId, campaignId, agencyId, service };
  const subject = `referral/${referralId}`;
  const asked = { needId: randomUUID(), night, attempt: 1 };
  const facts = {
    requested: aFact(
      referralRequested,
      { ...of, ...asked, answerBy: '2024-12-14T21:00:00.000Z' },
      { subject, sequence: 1 },
    ),
    accepted: aFact(referralAccepted, of, { subject, sequence: 2 }),
    started: aFact(referralStarted, of, { subject, sequence: 3 }),
    onHold: aFact(referralPutOnHold, { ...of, reason: 'awaiting-person' }, { subject, sequence: 3 }),
    rejected: aFact(referralRejected, { ...of, ...asked, reason: 'at-capacity' }, { subject, sequence: 2 }),
    completed: aFact(referralCompleted, { ...of, outcome: 'admitted' }, { subject, sequence: 4 }),
    failed: aFact(referralFailed, { ...of, reason: 'person-not-reached' }, { subject, sequence: 4 }),
    cancelled: aFact(
      referralCancelled,
      { ...of, ...asked, reason: 'declined-by-person' },
      { subject, sequence: 4 },
    ),
  };
  return { referralId, caseId, personId, consentId: consentIds[0] ?? '', facts };
}

const ask = (referralId: string, asker: Asker | undefined = clerk) =>
  intake.request(asker, { method: 'GET', url: `/referrals/${referralId}/person` });
const until = (referralId: string, status: number, code?: string) =>
  eventually(async () => {
    const answer = await ask(referralId);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    return answer;
  });
async function accepted(...of: Parameters<typeof aReferral>) {
  const referral = await aReferral(...of);
  await intake.publish(referral.facts.requested, referral.facts.accepted);
  await until(referral.referralId, 200);
  return referral;
}

/** The fields whose word is found in an answer. What repeats the address is none of it. */
const seenIn = ({ body, headers }: TestAnswer): string[] => {
  const text = JSON.stringify([{ ...body, instance: '' }, headers]);
  return Object.entries(canaries).flatMap(([field, word]) => (text.includes(word) ? [field] : []));
};
const planted = (fields: readonly PersonField[]) =>
  Object.keys(canaries).filter((field) => fields.includes(field as PersonField));

describe('an agency that has accepted', () => {
  it.each(referralServices)('of %s sees the fields that its service needs, and no other', async (service) => {
    const { referralId, caseId } = await accepted(service);
    const answer = await ask(referralId);
    const { fields, person, ...rest } = answer.body;
    expect(rest).toEqual({ referralId, caseId, agencyId: clinic, service, until: null });
    expect(fields).toEqual([...fieldsForService[service]]);
    expect(seenIn(answer)).toEqual(planted(fieldsForService[service]));
    const sees = (field: PersonField) => fields.includes(field);
    expect('unit' in person).toBe(sees('unit'));
    expect('withChildren' in person).toBe(sees('with-children'));
    expect('medicalConditionOrDisability' in person).toBe(sees('medical-condition-or-disability'));
    expect(person.sex).toBe(sees('sex') ? 'female' : undefined);
    expect(person.languages).toEqual(['tamazight']);
    expect(person.ageGroup).toBe('65-and-over');
  });

  it('sees it from the acceptance on, through work and pauses, and no more once the referral is over', async () => {
    const { referralId, facts } = await aReferral();
    expect((await ask(referralId)).status).toBe(404);
    await intake.publish(facts.requested);
    const before = await until(referralId, 409, 'referral-not-accepted');
    expect(seenIn(before)).toEqual([]);
    for (const fact of [facts.accepted, facts.started, facts.onHold]) {
      await intake.publish(fact);
      await until(referralId, 200);
    }
    await intake.publish(facts.completed);
    expect(seenIn(await until(referralId, 409, 'referral-ended'))).toEqual([]);
    // What is delivered again, or late, opens nothing.
    await intake.publish(facts.requested, facts.accepted);
    const other = await accepted();
    expect((await ask(other.referralId)).status).toBe(200);
    expect((await ask(referralId)).body.code).toBe('referral-ended');
  });

  it.each(['rejected', 'failed', 'cancelled'] as const)(
    'sees nothing of a referral that was %s',
    async (end) => {
      const { referralId, facts } = await aReferral();
      await intake.publish(facts.requested, ...(end === 'rejected' ? [] : [facts.accepted]), facts[end]);
      expect(seenIn(await until(referralId, 409, 'referral-ended'))).toEqual([]);
    },
  );

  it('sees nothing from the very moment at which the person withdraws, and again once they agree anew', async () => {
    const { referralId, personId, consentId } = await accepted();
    const url = `/persons/${personId}/consents/${consentId}/withdrawal`;
    expect((await intake.request(team, { method: 'POST', url })).status).toBe(200);
    const after = await ask(referralId);
    expect([after.status, after.body.code, seenIn(after)]).toEqual([409, 'consent-ended', []]);
    await intake.request(team, {
      method: 'POST',
      url: `/persons/${personId}/consents`,
      body: { purpose: 'referral', agencyId: clinic },
    });
    expect((await ask(referralId)).status).toBe(200);
  });

  it('is told when the consent ends by itself, and sees nothing from then on', async () => {
    const end = new Date(Date.now() + 3000).toISOString();
    const { referralId } = await accepted('health', [{ purpose: 'referral', until: end }]);
    expect((await ask(referralId)).body.until).toBe(end);
    const over = await until(referralId, 409, 'consent-ended');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(end));
    expect(seenIn(over)).toEqual([]);
  });

  it('sees nothing under a consent to something else, or to another agency alone', async () => {
    for (const consent of [{ purpose: 'mediation' }, { purpose: 'referral', agencyId: 'hospital' }]) {
      const { referralId, facts } = await aReferral('health', [consent]);
      await intake.publish(facts.requested, facts.accepted);
      expect(seenIn(await until(referralId, 409, 'consent-ended'))).toEqual([]);
    }
  });

  it('sees nothing of a case that was closed, nor of somebody who was erased', async () => {
    const closed = await accepted();
    await intake.publish(aFact(caseClosed, { caseId: closed.caseId, campaignId, outcome: 'lost-contact' }));
    expect(seenIn(await until(closed.referralId, 409, 'referral-ended'))).toEqual([]);

    const erased = await accepted();
    await intake.database
      .collection<{ _id: string }>('person-key')
      .updateOne({ _id: erased.personId }, { $set: { erasedAt: new Date() }, $unset: { wrapped: 1 } });
    const gone = await ask(erased.referralId);
    expect([gone.status, gone.body.code, seenIn(gone)]).toEqual([410, 'person-erased', []]);
  });
});

describe('who else asks', () => {
  it('finds no such referral as another agency, and may not ask at all in another role', async () => {
    const { referralId } = await accepted();
    const others: Asker[] = [
      { ...clerk, agencies: ['hospital'] },
      { ...clerk, agencies: [`${clinic}2`] },
      { ...clerk, agencies: [] },
    ];
    for (const other of others) {
      const [theirs, nothing] = [await ask(referralId, other), await ask(randomUUID(), other)];
      expect([theirs.status, theirs.body.code, seenIn(theirs)]).toEqual([404, 'not-found', []]);
      expect({ ...theirs.body, instance: '' }).toEqual({ ...nothing.body, instance: '' });
    }
    for (const asker of [committee, team, socialWorker]) {
      const answer = await ask(referralId, asker);
      expect([answer.status, seenIn(answer)]).toEqual([403, []]);
    }
    expect(
      (await intake.request(undefined, { method: 'GET', url: `/referrals/${referralId}/person` })).status,
    ).toBe(401);
  });

  it('sees of a person what the table of roles says', async () => {
    const { personId } = await accepted();
    for (const asker of [team, socialWorker, committee, clerk]) {
      const pages = await Promise.all(
        ['', '/contacts', '/corrections'].map((page) =>
          intake.request(asker, { method: 'GET', url: `/persons/${personId}${page}` }),
        ),
      );
      expect([asker.role, [...new Set(pages.flatMap(seenIn))].sort()]).toEqual([
        asker.role,
        planted(fieldsForRole[asker.role]).sort(),
      ]);
      const fields: readonly string[] = fieldsForRole[asker.role];
      expect(pages.map(({ status }) => status === 200)).toEqual(
        ['name', 'contacts', 'corrections'].map((field) => fields.includes(field)),
      );
    }
  });
});

describe('each access', () => {
  const log = () => intake.database.collection('access-log');

  it('is recorded with the referral for which, and of whom, a refused one too', async () => {
    const { referralId, personId, facts } = await aReferral();
    await intake.publish(facts.requested);
    await until(referralId, 409, 'referral-not-accepted');
    await intake.publish(facts.accepted);
    await until(referralId, 200);
    await ask(referralId, { ...clerk, agencies: ['hospital'] });
    await ask(referralId, socialWorker);
    const entries = await log().find({ 'resource.referralId': referralId }).sort({ _id: 1 }).toArray();
    for (const entry of entries) expect(entry).toMatchObject({ action: 'person.read-disclosed' });
    expect(entries.find(({ outcome }) => outcome === 'referral-not-accepted')).toMatchObject({
      about: [personId],
    });
    const outcomes = entries.map(({ outcome }) => outcome);
    expect([...new Set(outcomes)].filter((outcome) => outcome !== 'not-found')).toEqual([
      'referral-not-accepted',
      'allowed',
      'forbidden',
    ]);
    expect(outcomes.slice(-3)).toEqual(['allowed', 'not-found', 'forbidden']);
    expect(entries.find(({ outcome }) => outcome === 'allowed')).toMatchObject({
      ...{ role: 'agency-staff', subject: 'clerk-1', about: [personId] },
    });
    expect(JSON.stringify(entries)).not.toContain('canary');
  });

  it('that can not be recorded is not answered', async () => {
    const { referralId } = await accepted();
    const db = intake.database.db;
    if (!db) throw new Error('the database is not connected');
    await db.command({ collMod: 'access-log', validator: { never: { $exists: true } } });
    try {
      const answer = await ask(referralId);
      expect([answer.status, seenIn(answer)]).toEqual([500, []]);
    } finally {
      await db.command({ collMod: 'access-log', validator: {} });
    }
    expect((await ask(referralId)).status).toBe(200);
  });
});
