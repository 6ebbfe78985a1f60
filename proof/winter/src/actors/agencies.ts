import { setTimeout as wait } from 'node:timers/promises';
import { AccessError } from '@iwaa/agency-client/access-error';
import { createAgencyClient } from '@iwaa/agency-client/agency-client';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import type { EngineAddresses } from '@iwaa/engines/engines';
import type { Login } from '@iwaa/provision/kafka/session';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { Logger } from 'pino';
import type { AgencyBehaviour } from './campaign.ts';
import { type Look, lookAfterEnd, lookAtPerson } from './look-at-person.ts';
import type { WinterContext } from './winter-context.ts';

/** One answer of an agency. */
interface Answer {
  readonly state: 'accepted' | 'rejected' | 'in-progress' | 'completed' | 'failed';
  readonly reason?: 'at-capacity' | 'person-not-reached';
  readonly outcome?: 'service-given' | 'admitted';
}

export interface Agencies {
  /** Whether no referral is being worked at. */
  idle(): boolean;
  /** What they were shown of whom their referrals are about. */
  looks(): readonly Look[];
  stop(): Promise<void>;
}

/** Between one answer and the next, in ms. */
const workMs = { from: 150, to: 900 };

/**
 * Every agency reads its referrals with its own Kafka login, and answers by its own client: most accept, help and complete;
 * some reject, some stay silent, some accept and can't.
 */
export async function startAgencies(
  context: WinterContext,
  engines: EngineAddresses,
  logins: ReadonlyMap<string, Login>,
  log: Logger,
): Promise<Agencies> {
  const looks: Look[] = [];
  const atWork = new Set<Promise<void>>();
  const leaving = new AbortController();
  let failure: unknown;

  const clients = context.campaign.agencies.map((agency) => {
    const login = logins.get(agency.agencyId);
    if (!login) throw new Error(`The agency ${agency.agencyId} has no login`);
    const client = createAgencyClient({
      brokers: engines.kafka.brokers,
      ...login,
      agencyId: agency.agencyId,
      log,
    });
    const send = (referralId: string, answer: Answer): Promise<void> =>
      agency.answersBy === 'kafka'
        ? untilTaken(
            () =>
              client.answer(referralId, answer, { id: derivedId(`${referralId}/${answer.state}`, 'answer') }),
            leaving.signal,
          )
        : context.clients
            .agency(agency.agencyId)
            .call(referralRoutes.respondToReferral, {
              params: { referralId },
              body: answer,
              key: context.key(answer.state, referralId),
            })
            .then(() => undefined);
    client.onReferral(async (referral) => {
      if (referral.type !== 'iwaa.referral.referral-requested.v1') return;
      const { referralId, caseId } = referral.data;
      const about = { referralId, caseId };
      const looked = (look: Look) => void looks.push(look);
      const working = work(context, agency, about, send, looked, leaving.signal).catch((error: unknown) => {
        failure ??= error;
      });
      atWork.add(working);
      void working.finally(() => atWork.delete(working));
    });
    return client;
  });
  await Promise.all(clients.map((client) => client.start()));

  return {
    idle: () => atWork.size === 0,
    looks: () => looks,
    async stop() {
      leaving.abort();
      await Promise.all(atWork);
      await Promise.all(clients.map((client) => client.close()));
      if (failure !== undefined) throw failure;
    },
  };
}

/** How long an agency goes on sending an answer that Kafka does not take, in ms. */
const answerRetryMs = 120_000;

/** Sends an answer until it is taken. It has an id of its own, so sent twice it counts once. */
async function untilTaken(send: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const end = performance.now() + answerRetryMs;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if ((error instanceof AccessError && error.decisive) || performance.now() > end) throw error;
      await wait(500, undefined, { signal });
    }
  }
}

async function work(
  context: WinterContext,
  agency: AgencyBehaviour,
  about: Pick<Look, 'referralId' | 'caseId'>,
  send: (referralId: string, answer: Answer) => Promise<void>,
  looked: (look: Look) => void,
  signal: AbortSignal,
): Promise<void> {
  const { referralId } = about;
  const random = context.random.fork(`referral-${referralId}`);
  for (const answer of answersOf(agency, random.next())) {
    await wait(random.between(workMs.from, workMs.to), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await send(referralId, answer);
      if (answer.state === 'accepted') looked(await lookAtPerson(context, agency.agencyId, about));
      if (answer.state === 'completed' || answer.state === 'failed')
        looked(await lookAfterEnd(context, agency.agencyId, about));
    } catch (error) {
      // Taken back in the meantime, for instance because the case was closed.
      if (error instanceof RefusedRequest && [404, 409].includes(error.status)) return;
      throw error;
    }
  }
}

function answersOf(agency: AgencyBehaviour, drawn: number): Answer[] {
  if (drawn < agency.staysSilent) return [];
  if (drawn < agency.staysSilent + agency.rejects) return [{ state: 'rejected', reason: 'at-capacity' }];
  if (drawn < agency.staysSilent + agency.rejects + agency.fails)
    return [{ state: 'accepted' }, { state: 'failed', reason: 'person-not-reached' }];
  return [{ state: 'accepted' }, { state: 'in-progress' }, { state: 'completed', outcome: agency.outcome }];
}
