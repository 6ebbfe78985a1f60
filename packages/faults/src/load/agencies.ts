import { setTimeout as wait } from 'node:timers/promises';
import { createAgencyClient } from '@iwaa/agency-client/agency-client';
import type { referrals } from '@iwaa/contracts/http/referral';
import type { EngineAddresses } from '@iwaa/engines/engines';
import type { Login } from '@iwaa/provision/kafka/session';
import { createLogger } from '@iwaa/service-kit/logger';
import { createRandom } from '@iwaa/winter/plan/random';
import { inTurn } from '@iwaa/winter/players/in-turn';
import type { z } from 'zod';
import { type LoadAgency, loadAgencies } from './cast.ts';
import type { Effect, Request } from './journal.ts';
import type { LoadStage } from './stage.ts';

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
export async function workAtReferrals(stage: LoadStage, agency: LoadAgency): Promise<void> {
  const door = stage.doors.agency(agency.agencyId);
  for (const state of ['in-progress', 'accepted', 'requested'] as const) {
    const found = await door.get<z.output<typeof referrals>>(`/referrals?state=${state}&limit=300`);
    await inTurn(found?.referrals ?? [], 3, async ({ referralId }) => {
      const answer = nextAnswer(agency, referralId, state);
      if (!answer) return;
      const key = `${stage.run}.${answer.state}.${referralId}`;
      await door.post(`/referrals/${referralId}/responses`, answer, key, effectOf(referralId, answer));
    });
  }
}

function nextAnswer(
  agency: LoadAgency,
  referralId: string,
  state: 'requested' | 'accepted' | 'in-progress',
): Answer | undefined {
  if (state === 'requested') return firstAnswer(agency, referralId);
  if (state === 'accepted') return { state: 'in-progress' };
  return { state: 'completed', outcome: agency.outcome };
}

/** An agency's Kafka door, on which it answers the referrals that come to it. */
export interface KafkaAgency {
  idle(): boolean;
  close(): Promise<void>;
}

/** Starts the agencies that answer on their own topic, with their own logins. */
export async function startKafkaAgencies(
  stage: LoadStage,
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
        const working = answerAll(stage, agency, referralId, (answer, id) =>
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
  stage: LoadStage,
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
    const key = `${stage.run}.${answer.state}.${referralId}`;
    const effect = { ...effectOf(referralId, answer), orElse: takenBack };
    const request: Request = {
      key,
      door: `kafka-${agency.agencyId}`,
      path: referralId,
      body: answer,
      effect,
    };
    for (let attempt = 1; attempt <= mostTries; attempt += 1) {
      stage.journal.sent(request);
      try {
        await send(answer, key);
        stage.journal.heard(key, { kind: 'acknowledged', answer: {} });
        break;
      } catch {
        stage.journal.heard(key, { kind: 'unknown' });
        if (attempt === mostTries) return;
        await wait(1000);
      }
    }
  }
}
