import { agencyReferralsTopic, agencyResponsesTopic, groupId } from '@iwaa/contracts/topology';
import { Kafka, logLevel } from 'kafkajs';
import { type Answer, answerMessage } from './answer-message.ts';
import { createAnswerSender } from './answer-sender.ts';
import type { ClientLog } from './client-log.ts';
import { putKafkajsToRest } from './kafkajs-at-rest.ts';
import type { Referral } from './referral-message.ts';
import { createReferralReader, type ReferralReader } from './referral-reader.ts';

export interface AgencyClientOptions {
  /** Addresses of Kafka, such as `kafka.example.org:9093`. */
  readonly brokers: readonly string[];
  /** The agency's own login (SCRAM-SHA-512). */
  readonly username: string;
  readonly password: string;
  /** The agency's id, such as `health-delegation`. */
  readonly agencyId: string;
  /** Where the client says what it meets; a pino logger fits. It is told ids and codes only. */
  readonly log: ClientLog;
  /** Whether Kafka is spoken to over TLS; no if not given. */
  readonly ssl?: boolean;
  /**
   * The name of the inbox; `inbox` if not given. Programs with the same one share the referrals between them, programs with
   * different ones each receive all of them.
   */
  readonly inbox?: string;
  /** The first part of Iwaa's topic names; `iwaa` if not given. */
  readonly namespace?: string;
}

export interface AgencyClient {
  /**
   * Says what is done with each referral: one that the agency is asked for, or one that is taken back. Call it once, before
   * `start`. A referral counts as received when the handler's promise resolves; when it rejects, the same referral is
   * handed over again until it resolves, and those after it wait. After a crash a referral may be handed over a second
   * time, so the handler has to be idempotent: it knows a referral by `data.referralId`.
   */
  onReferral(handler: (referral: Referral) => Promise<void>): void;
  /**
   * Begins to receive, from the oldest referral that this inbox has not received yet, and resolves when it is connected.
   * Later losses of Kafka are waited out.
   * @throws Error that says what to do, when Kafka is not reached, refuses the login, or has no such topic.
   */
  start(): Promise<void>;
  /**
   * Answers a referral; resolves when Kafka has taken the answer. Whether the answer fits the referral's present state is
   * judged by Iwaa: one that does not changes nothing.
   * @param options.id gives the answer an id of your own. When it is not known whether an answer was taken, send it again with
   * the same id: it counts once.
   * @throws AnswerRefusal when the answer is not complete; nothing was sent.
   */
  answer(referralId: string, answer: Answer, options?: { readonly id?: string }): Promise<void>;
  /** Lets the handler and the answers under way end, and disconnects. */
  close(): Promise<void>;
}

/** Opens an agency's door to Iwaa: its referrals in, its answers out. Nothing is connected before it is used. */
export function createAgencyClient(options: AgencyClientOptions): AgencyClient {
  const { brokers, username, password, agencyId, log, ssl = false, inbox = 'inbox', namespace } = options;
  putKafkajsToRest();
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId: `agency-${agencyId}`,
    ssl,
    sasl: { mechanism: 'scram-sha-512', username, password },
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 6 },
    logLevel: logLevel.NOTHING,
  });
  const sender = createAnswerSender(kafka, agencyResponsesTopic(agencyId, namespace));
  let handle: ((referral: Referral) => Promise<void>) | undefined;
  let reader: ReferralReader | undefined;

  return {
    onReferral(handler) {
      if (handle) throw new Error('The client has a handler of referrals already; it takes one.');
      handle = handler;
    },
    async start() {
      if (!handle) throw new Error('Say by onReferral what is done with a referral, before start.');
      if (reader) throw new Error('The client has been started already.');
      reader = createReferralReader({
        kafka,
        topic: agencyReferralsTopic(agencyId, namespace),
        groupId: groupId(`agency.${agencyId}`, inbox, namespace),
        handle,
        log,
      });
      await reader.start();
    },
    async answer(referralId, answer, { id } = {}) {
      await sender.send(answerMessage({ agencyId, referralId, answer, id }));
    },
    async close() {
      await reader?.stop();
      await sender.close();
    },
  };
}
