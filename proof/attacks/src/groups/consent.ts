import { factsTopic } from '@iwaa/contracts/topology';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import { eventually } from '../fixture/eventually.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { type Answer, shortly } from '../http/ask.ts';
import { profile } from '../http/routes.ts';
import { readTopic } from '../kafka/read-topic.ts';

interface GivenConsent {
  readonly purpose: 'referral' | 'mediation';
  readonly agencyId?: string;
  readonly until?: string;
}
interface Met {
  readonly personId: string;
  readonly caseId: string;
}
interface Referral {
  readonly referralId: string;
  readonly needId: string;
  readonly state: string;
  readonly reason: string | null;
}

/** What everybody here is called. */
const planted = 'canary-nickname';

/** So long (ms) the consents last that run out. */
const shortMs = 4000;

function inAWhile(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

/** What is done with a person who has not agreed to it, or no longer: by hand, by the agency, by the mediator. */
export async function attackConsent(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one } = fixture;
  const { campaignId, night, agencyId } = one;
  const team = actorOf('street-team', one);
  const worker = actorOf('social-worker', one);
  const agency = actorOf('agency-staff', one);

  async function meet(needs: string[], consents: GivenConsent[]): Promise<Met> {
    const body = {
      person: { identity: { nickname: planted }, profile },
      place: 'bus-station',
      needs,
      consents,
    };
    const met = await fixture.ask('intake', team, { path: `/rounds/${one.roundId}/contacts`, body });
    if (met.status !== 201) throw new Error(`The contact was refused: ${shortly(met)}`);
    return met.json as Met;
  }
  const itemsOf = async <Item>(service: 'referral' | 'mediation', path: string): Promise<Item[]> =>
    ((await fixture.ask(service, worker, { path })).json as { items: Item[] }).items;
  const referralsOf = ({ caseId }: Met) => itemsOf<Referral>('referral', `/referrals?caseId=${caseId}`);
  const firstReferral = (met: Met) =>
    eventually(`a referral of ${met.caseId}`, async () => (await referralsOf(met))[0]);
  const ended = (met: Met) =>
    eventually(`the end of the referral of ${met.caseId}`, async () => {
      const [referral] = await referralsOf(met);
      return referral?.state === 'cancelled' ? referral : undefined;
    });
  async function withdrawAll({ personId }: Met): Promise<void> {
    const person = await fixture.ask('intake', worker, { path: `/persons/${personId}` });
    for (const { consentId } of (person.json as { consents: { consentId: string }[] }).consents) {
      const path = `/persons/${personId}/consents/${consentId}/withdrawal`;
      await fixture.ask('intake', team, { method: 'POST', path });
    }
  }
  /** Nobody but Kafka tells the id of a need for which nobody was asked. */
  async function needOf({ caseId }: Met): Promise<string> {
    const { brokers, admin } = fixture.platform.addresses.engines.kafka;
    return eventually(`the need of ${caseId}`, async () => {
      const told = await readTopic(brokers, admin, factsTopic('intake'));
      const need = told.find(
        ({ key, headers }) => key === caseId && headers.ce_type === 'iwaa.intake.need-identified.v1',
      );
      return need && (JSON.parse(need.value) as { needId: string }).needId;
    });
  }
  /** Asks by hand, until referral has heard of the need; the refusal is then about the consent. */
  const askByHand = ({ caseId }: Met, needId: string) =>
    eventually(`an answer for the need of ${caseId}`, async () => {
      const body = { caseId, campaignId, needId, service: 'health', night };
      const answer = await fixture.ask('referral', worker, { path: '/referrals', body });
      return answer.code === 'need-unknown' ? undefined : answer;
    });
  const refused = (name: string, code: string, answer: Answer) =>
    ledger.tell(name, `409 ${code}`, shortly(answer), answer.status === 409 && answer.code === code);

  const whoItIs = (referralId: string) =>
    fixture.ask('intake', agency, { path: `/referrals/${referralId}/person` });
  /** The answer once intake has heard of what referral has told. */
  const whoItIsOnce = (referralId: string, isHeard: (answer: Answer) => boolean) =>
    eventually(`what intake tells of ${referralId}`, async () => {
      const answer = await whoItIs(referralId);
      return isHeard(answer) ? answer : undefined;
    });
  const notTold = (name: string, code: string, answer: Answer) =>
    ledger.tell(
      name,
      `409 ${code}, and no name`,
      shortly(answer),
      answer.status === 409 && answer.code === code && !answer.text.includes(planted),
    );
  const answerIt = (referralId: string, body: object) =>
    fixture.ask('referral', agency, { path: `/referrals/${referralId}/responses`, body });

  const agreed = await meet(['health'], [{ purpose: 'referral', agencyId }]);
  const control = await firstReferral(agreed);
  ledger.tell(
    'control: with a consent for this agency',
    'it is asked',
    control.state,
    control.state === 'requested',
  );

  const without: readonly [string, GivenConsent[]][] = [
    ['that never had a consent', []],
    ['whose consent is to mediation', [{ purpose: 'mediation' }]],
    ['whose consent names another agency', [{ purpose: 'referral', agencyId: `${agencyId}-elsewhere` }]],
  ];
  for (const [whose, consents] of without) {
    const met = await meet(['health'], consents);
    refused(`asking by hand for a person ${whose}`, 'no-consent', await askByHand(met, await needOf(met)));
    const asked = await referralsOf(met);
    ledger.tell(`an agency that learns of a person ${whose}`, 'none', `${asked.length}`, asked.length === 0);
  }

  notTold(
    'an agency that asks who it is before it has accepted',
    'referral-not-accepted',
    await whoItIsOnce(control.referralId, ({ status }) => status !== 404),
  );
  await answerIt(control.referralId, { state: 'accepted' });
  const told = await whoItIsOnce(control.referralId, ({ code }) => code !== 'referral-not-accepted');
  ledger.tell(
    'control: an agency that asks who it is after it has accepted',
    '200, with the name',
    shortly(told),
    told.status === 200 && told.text.includes(planted),
  );
  await withdrawAll(agreed);
  const silenced = await whoItIs(control.referralId);
  const isSilenced = ['consent-ended', 'referral-ended'].includes(silenced.code);
  ledger.tell(
    'an agency that asks in the very moment after the withdrawal',
    '409 consent-ended or referral-ended, and no name',
    shortly(silenced),
    isSilenced && !silenced.text.includes(planted),
  );

  const served = await meet(['health'], [{ purpose: 'referral' }]);
  const service = await firstReferral(served);
  await answerIt(service.referralId, { state: 'accepted' });
  await whoItIsOnce(service.referralId, ({ status }) => status === 200);
  await answerIt(service.referralId, { state: 'completed', outcome: 'service-given' });
  notTold(
    'an agency that asks who it was after it has done what was asked',
    'referral-ended',
    await whoItIsOnce(service.referralId, ({ status }) => status !== 200),
  );

  const passing = await meet(['health'], [{ purpose: 'referral', until: inAWhile(shortMs) }]);
  const brief = await firstReferral(passing);
  await answerIt(brief.referralId, { state: 'accepted' });
  await whoItIsOnce(brief.referralId, ({ status }) => status === 200);
  const lapsed = await whoItIsOnce(brief.referralId, ({ status }) => status !== 200);
  ledger.tell(
    'an agency that asks after the end of the consent',
    '409 consent-ended or referral-ended, and no name',
    shortly(lapsed),
    ['consent-ended', 'referral-ended'].includes(lapsed.code) && !lapsed.text.includes(planted),
  );

  const until = inAWhile(shortMs);
  const [first, second, third] = [
    await meet(['health'], [{ purpose: 'referral', until }]),
    await meet(['health'], [{ purpose: 'referral' }]),
    await meet(['family-mediation'], [{ purpose: 'mediation' }]),
  ];
  const [ending, withdrawn] = [await firstReferral(first), await firstReferral(second)];

  await withdrawAll(second);
  const takenBack = await ended(second);
  ledger.tell(
    'a referral whose consent was withdrawn',
    'cancelled: consent-withdrawn',
    `${takenBack.state}: ${takenBack.reason}`,
    takenBack.reason === 'consent-withdrawn',
  );
  refused('asking by hand after the withdrawal', 'no-consent', await askByHand(second, withdrawn.needId));

  await eventually('the end of a consent', async () => (Date.now() > Date.parse(until) ? true : undefined));
  const accepting = await fixture.ask('referral', agency, {
    path: `/referrals/${ending.referralId}/responses`,
    body: { state: 'accepted' },
  });
  // Its case may have had it taken back in the very moment.
  ledger.tell(
    'an agency that accepts after the end of the consent',
    '409 consent-ended or referral-ended',
    shortly(accepting),
    accepting.status === 409 && ['consent-ended', 'referral-ended'].includes(accepting.code),
  );
  const over = await ended(first);
  ledger.tell(
    'a referral whose consent has run out',
    'cancelled: consent-ended',
    `${over.state}: ${over.reason}`,
    over.reason === 'consent-ended',
  );
  refused('asking by hand after the end of the consent', 'no-consent', await askByHand(first, ending.needId));

  const fileId = await eventually('a mediation file', async () => {
    const files = await itemsOf<{ fileId: string; consented: boolean }>(
      'mediation',
      `/mediation-files?caseId=${third.caseId}`,
    );
    return files.find(({ consented }) => consented)?.fileId;
  });
  const work = (step: string, body: object) =>
    fixture.ask('mediation', worker, { path: `/mediation-files/${fileId}/${step}`, body });
  const yes = { personAgrees: true, familyAgrees: true, kind: 'permanent' };
  const reached = await work('family-contacts', { reached: true });
  const decided = await work('return-decisions', yes);
  ledger.tell(
    'control: a mediation under a consent',
    '200',
    `${shortly(reached)}, ${shortly(decided)}`,
    reached.status === 200 && decided.status === 200,
  );
  await withdrawAll(third);
  await eventually('the withdrawal at mediation', async () => {
    const { json } = await fixture.ask('mediation', worker, { path: `/mediation-files/${fileId}` });
    return (json as { consented: boolean }).consented ? undefined : true;
  });
  refused(
    'speaking to the family after the withdrawal',
    'no-consent',
    await work('family-contacts', { reached: true }),
  );
  const other = { ...yes, kind: 'temporary' };
  refused('agreeing on a return after the withdrawal', 'no-consent', await work('return-decisions', other));
  refused('a return after the withdrawal', 'no-consent', await work('reintegration', {}));
}
