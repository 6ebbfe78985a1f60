import { setTimeout as wait } from 'node:timers/promises';
import { createAgencyClient } from '@iwaa/agency-client/agency-client';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { createRandom } from '@iwaa/proof-kit/random';
import type { Login } from '@iwaa/provision/kafka/session';
import { createLogger } from '@iwaa/service-kit/logger';
import pMap from 'p-map';
import { type Effect, kafkaClientOf, type Request } from './journal.ts';
import { clerkOf } from './load-clients.ts';
import type { LoadContext } from './load-context.ts';
import { type LoadAgency, loadAgencies } from './load-plan.ts';

interface Answer {
  readonly state: 'accepted' | 'rejected' | 'in-progress' | 'completed';
  readonly reason?: 'at-capacity';
  readonly outcome?: 'service-given' | 'admitted';
}

const effects: Record<Answer['state'], string> = {
  accepted: 'iwaa.referral.referral-accepted.v1',
  rejected: 'iwaa.referral.referral-rejected.v1',
  'in-progress': 'iwaa.referral.referral-started.v1',
  completed: 'iwaa.referral.referral-completed.v1',
};

function effectOf(referralId: string, { state }: Answer): Effect {
  return { type: effects[state], where: { referralId }, count: 'one' };
}

/** What an agency answers to a referral first; the same at each look, and nothing where it stays silent. */
function firstAnswer(agency: LoadAgency, referralId: string): Answer | undefined {
  const drawn = createRandom(referralId).next();
  if (drawn < agency.staysSilent) return undefined;
  if (drawn < agency.staysSilent + agency.rejects) return { state: 'rejected', reason: 'at-capacity' };
  return { state: 'accepted' };
}

/** One look of an agency that answers by HTTP at each of its referrals, and the next answer to each. */
export async function workAtReferrals(context: LoadContext, agency: LoadAgency): Promise<void> {
  const client = context.clients.agency(agency.agencyId);
  for (const state of ['in-progress', 'accepted', 'requested'] as const) {
    const found = await client.read(referralRoutes.listReferrals, { query: { state, limit: 300 } });
    await pMap(
      found?.items ?? [],
      async ({ referralId }) => {
        if (state !== 'requested') await lookAtPerson(context, agency.agencyId, referralId);
        const answer = nextAnswer(agency, referralId, state);
        if (!answer) return;
        const key = `${context.run}.${answer.state}.${referralId}`;
        await client.send(
          referralRoutes.respondToReferral,
          { params: { referralId }, body: answer, key },
          effectOf(referralId, answer),
        );
      },
      { concurrency: 3 },
    );
  }
}

/** Asks intake whom a referral is about, and keeps that it was shown. */
async function lookAtPerson(context: LoadContext, agencyId: string, referralId: string): Promise<boolean> {
  const client = context.clients.agencyAtIntake(agencyId);
  const shown = await client.read(intakeRoutes.readDisclosedPerson, { params: { referralId } });
  if (shown) context.shown.push({ subject: clerkOf(agencyId), referralId });
  return shown !== undefined;
}

/** The same after an answer over Kafka, of which referral and then intake have to hear; it may be over before. */
async function lookUntilShown(context: LoadContext, agencyId: string, referralId: string): Promise<void> {
  for (let attempt = 1; attempt <= mostLooks && !context.signal.aborted; attempt += 1) {
    if (await lookAtPerson(context, agencyId, referralId)) return;
    await wait(lookEveryMs);
  }
}

const mostLooks = 6;
const lookEveryMs = 300;

function nextAnswer(
  agency: LoadAgency,
  referralId: string,
  state: 'requested' | 'accepted' | 'in-progress',
): Answer | undefined {
  if (state === 'requested') return firstAnswer(agency, referralId);
  if (state === 'accepted') return { state: 'in-progress' };
  return { state: 'completed', outcome: agency.outcome };
}

/** An agency's Kafka client, on which it answers the referrals that come to it. */
export interface KafkaAgency {
  idle(): boolean;
  close(): Promise<void>;
}

/** Starts the agencies that answer on their own topic, with their own logins. */
export async function startKafkaAgencies(
  context: LoadContext,
  engines: EngineAddresses,
  login: (agencyId: string) => Promise<Login>,
): Promise<KafkaAgency> {
  const atWork = new Set<Promise<void>>();
  const own = loadAgencies.filter(({ answersBy }) => answersBy === 'kafka');
  const clients = await Promise.all(
    own.map(async (agency) => {
      const { agencyId } = agency;
      const access = await login(agencyId);
      const log = createLogger('faults-agency', 'silent');
      const client = createAgencyClient({ brokers: engines.kafka.brokers, ...access, agencyId, log });
      client.onReferral(async (referral) => {
        if (referral.type !== 'iwaa.referral.referral-requested.v1') return;
        const { referralId } = referral.data;
        const working = answerAll(context, agency, referralId, (answer, id) =>
          client.answer(referralId, answer, { id }),
        );
        atWork.add(working);
        void working.finally(() => atWork.delete(working));
      });
      await client.start();
      return client;
    }),
  );
  return {
    idle: () => atWork.size === 0,
    close: async () => {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

/** A taken answer is judged later: it stands, or the referral had been taken back before it was heard. */
const takenBack = ['iwaa.referral.referral-cancelled.v1'];
const mostTries = 8;

async function answerAll(
  context: LoadContext,
  agency: LoadAgency,
  referralId: string,
  send: (answer: Answer, id: string) => Promise<void>,
): Promise<void> {
  const first = firstAnswer(agency, referralId);
  if (!first) return;
  const rest: Answer[] =
    first.state === 'accepted'
      ? [{ state: 'in-progress' }, { state: 'completed', outcome: agency.outcome }]
      : [];
  for (const answer of [first, ...rest]) {
    const key = `${context.run}.${answer.state}.${referralId}`;
    const effect = { ...effectOf(referralId, answer), orElse: takenBack };
    const request: Request = {
      key,
      client: kafkaClientOf(agency.agencyId),
      path: 'an answer over Kafka',
      params: { referralId },
      body: answer,
      effect,
    };
    for (let attempt = 1; attempt <= mostTries; attempt += 1) {
      context.journal.sent(request);
      try {
        await send(answer, key);
        context.journal.heard(key, { kind: 'acknowledged', answer: {} });
        if (answer.state === 'accepted') await lookUntilShown(context, agency.agencyId, referralId);
        break;
      } catch {
        context.journal.heard(key, { kind: 'unknown' });
        if (attempt === mostTries) return;
        await wait(1000);
      }
    }
  }
}
