import { randomUUID } from 'node:crypto';
import { agencyReferralsTopic, agencyResponsesTopic, groupId } from '@iwaa/contracts/topology';
import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import { Kafka, logLevel } from 'kafkajs';
import { type Answer, answerMessage } from './answer-message.ts';
import { createAnswerSender } from './answer-sender.ts';
import type { ClientLog } from './client-log.ts';
import { watchReceipts } from './receipt-watch.ts';
import type { AnswerReceipt, Referral } from './referral-message.ts';
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
   * Says what is done with the receipts of the agency's answers, in the same way; they come among the referrals, in this inbox.
   * Without it they are passed over.
   */
  onReceipt(handler: (receipt: AnswerReceipt) => Promise<void>): void;
  /**
   * Answers a referral; resolves when Kafka has taken the answer. Whether the answer fits the referral's present state is judged by
   * Iwaa, and its receipt says what became of it.
   * @param options.id gives the answer an id of your own, by which its receipt is known. When it is not known whether Kafka has taken
   * an answer, send it again with the same id: it counts once.
   * @throws AnswerRefusal when the answer is not complete; nothing was sent.
   */
  answer(referralId: string, answer: Answer, options?: { readonly id?: string }): Promise<void>;
  /**
   * Answers a referral and waits for the receipt, so many ms at most; undefined where none has come by then, and nothing is known.
   * It needs no `start`, and costs a connection of its own: who answers all day takes `onReceipt`.
   */
  answerForReceipt(
    referralId: string,
    answer: Answer,
    options: { readonly id?: string; readonly withinMs: number },
  ): Promise<AnswerReceipt | undefined>;
  /** Lets the handler and the answers under way end, and disconnects. */
  close(): Promise<void>;
}

/** Makes an agency's client of Iwaa: its referrals in, its answers out. Nothing is connected before it is used. */
export function createAgencyClient(options: AgencyClientOptions): AgencyClient {
  const { brokers, username, password, agencyId, log, ssl = false, inbox = 'inbox', namespace } = options;
  patchKafkajs();
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
  const referrals = agencyReferralsTopic(agencyId, namespace);
  const sender = createAnswerSender(kafka, agencyResponsesTopic(agencyId, namespace));
  let handle: ((referral: Referral) => Promise<void>) | undefined;
  let handleReceipt: ((receipt: AnswerReceipt) => Promise<void>) | undefined;
  let reader: ReferralReader | undefined;

  return {
    onReceipt(handler) {
      if (handleReceipt) throw new Error('The client has a handler of receipts already; it takes one.');
      if (reader) throw new Error('Say by onReceipt what is done with a receipt before start.');
      handleReceipt = handler;
    },
    onReferral(handler) {
      if (handle) throw new Error('The client has a handler of referrals already; it takes one.');
      handle = handler;
    },
    async start() {
      if (!handle) throw new Error('Say by onReferral what is done with a referral, before start.');
      if (reader) throw new Error('The client has been started already.');
      reader = createReferralReader({
        kafka,
        topic: referrals,
        groupId: groupId(`agency.${agencyId}`, inbox, namespace),
        handle,
        handleReceipt,
        log,
      });
      await reader.start();
    },
    async answer(referralId, answer, { id } = {}) {
      await sender.send(answerMessage({ agencyId, referralId, answer, id }));
    },
    async answerForReceipt(referralId, answer, { id, withinMs }) {
      const message = answerMessage({ agencyId, referralId, answer, id });
      const group = groupId(`agency.${agencyId}`, `receipt-${randomUUID()}`, namespace);
      const watch = await watchReceipts({ kafka, topic: referrals, groupId: group });
      try {
        await sender.send(message);
        return await watch.receiptOf(message.id, withinMs);
      } finally {
        await watch.stop();
      }
    },
    async close() {
      await reader?.stop();
      await sender.close();
    },
  };
}
