import { randomUUID } from 'node:crypto';
import type { agency, registerAgency } from '@iwaa/contracts/http/referral';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { agencyReferralsTopic, agencyResponsesTopic, defaultNamespace } from '@iwaa/contracts/topology';
import type { AgencyLeavingReason } from '@iwaa/contracts/vocabulary';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import type { Login } from '@iwaa/provision/kafka/session';
import { endOfTopic } from '@iwaa/provision/kafka/topic-end';
import { agencyUser } from '@iwaa/provision/plan';
import { provisionAgency } from '@iwaa/provision/provision-agency';
import { removeAgency } from '@iwaa/provision/remove-agency';
import { rotateAgency } from '@iwaa/provision/rotate-agency';
import { hasPassword } from '@iwaa/provision/secrets-file';
import { allItems } from '@iwaa/service-client/all-items';
import type { z } from 'zod';
import { PlatformRefusal } from '../platform-refusal.ts';
import type { PlatformAccess } from './platform-access.ts';

export type Agency = z.output<typeof agency>;

/** What an agency is handed, once. */
export interface HandedOver {
  readonly agencyId: string;
  readonly brokers: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly referralsTopic: string;
  readonly responsesTopic: string;
}

/** What became of the agency that is added; nothing is handed over where it had its access before. */
export interface Added {
  readonly agency: Agency;
  readonly handedOver: HandedOver | undefined;
}

/** All that is done for an agency: its registration over HTTP, and its access to Kafka. */
export interface Agencies {
  add(provinceId: string, registration: z.input<typeof registerAgency>): Promise<Added>;
  list(provinceId: string, wanted: { readonly state?: Agency['state'] | undefined }): Promise<Agency[]>;
  show(agencyId: string): Promise<Agency>;
  suspend(agencyId: string, reason: AgencyLeavingReason): Promise<Agency>;
  resume(agencyId: string): Promise<Agency>;
  /** Has it leave, waits until its open referrals were taken back and it was told so, and then undoes its access. */
  remove(agencyId: string, reason: AgencyLeavingReason): Promise<Agency>;
  rotate(agencyId: string): Promise<HandedOver>;
}

/** So long (ms) the agency's open referrals may take to be taken back, and the words of it to reach the agency's topic. */
const takenBackLimitMs = 60_000;

export function createAgencies({
  referral,
  addresses,
  secrets,
  namespace = defaultNamespace,
}: PlatformAccess): Agencies {
  const options = { addresses, secrets, namespace };

  async function show(agencyId: string): Promise<Agency> {
    return referral({ agencyId }).call(referralRoutes.readAgency, { params: { agencyId } });
  }

  /** The client of the committee that answers for an agency. */
  async function committeeOf(agencyId: string) {
    const { provinceId } = await show(agencyId);
    return referral({ provinceId });
  }

  function handOver(agencyId: string, { username, password }: Login): HandedOver {
    return {
      ...{ agencyId, brokers: addresses.kafka.brokers, username, password },
      referralsTopic: agencyReferralsTopic(agencyId, namespace),
      responsesTopic: agencyResponsesTopic(agencyId, namespace),
    };
  }

  async function openReferrals(agencyId: string): Promise<number> {
    const request = { query: { agencyId, open: 'true' } } as const;
    return (await Array.fromAsync(allItems(referral({ agencyId }), referralRoutes.listReferrals, request)))
      .length;
  }

  return {
    async add(provinceId, registration) {
      const { agencyId } = registration;
      const hadAccess = await hasPassword(secrets, agencyUser(agencyId, namespace));
      const registered = await referral({ provinceId }).call(referralRoutes.registerAgency, {
        params: { provinceId },
        body: registration,
        key: randomUUID(),
      });
      const login = await provisionAgency(agencyId, options);
      return { agency: registered, handedOver: hadAccess ? undefined : handOver(agencyId, login) };
    },

    list: (provinceId, { state }) =>
      Array.fromAsync(
        allItems(referral({ provinceId }), referralRoutes.listAgencies, { query: { provinceId, state } }),
      ),

    show,

    suspend: async (agencyId, reason) =>
      (await committeeOf(agencyId)).call(referralRoutes.suspendAgency, {
        params: { agencyId },
        body: { reason },
        key: randomUUID(),
      }),

    resume: async (agencyId) =>
      (await committeeOf(agencyId)).call(referralRoutes.resumeAgency, {
        params: { agencyId },
        key: randomUUID(),
      }),

    async remove(agencyId, reason) {
      const committee = await committeeOf(agencyId);
      const topic = agencyReferralsTopic(agencyId, namespace);
      const [open, end] = [await openReferrals(agencyId), await endOfTopic(addresses.kafka, topic)];
      const removed = await committee.call(referralRoutes.removeAgency, {
        params: { agencyId },
        body: { reason },
        key: randomUUID(),
      });
      // What waits for a topic that is no more would wait for ever.
      const isOver = async () => {
        const now = await endOfTopic(addresses.kafka, topic);
        return (await openReferrals(agencyId)) === 0 && (end === undefined || (now ?? 0) >= end + open);
      };
      if (!(await waitUntil(isOver, { everyMs: 100, timeoutMs: takenBackLimitMs })))
        throw new PlatformRefusal(
          `${agencyId} is removed, but its open referrals are not all taken back after ${takenBackLimitMs / 1000} s, so it keeps its access. Look at npm run -s status, and remove it again.`,
        );
      await removeAgency(agencyId, options);
      return removed;
    },

    async rotate(agencyId) {
      await show(agencyId);
      return handOver(agencyId, await rotateAgency(agencyId, options));
    },
  };
}
