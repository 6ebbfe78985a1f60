import { createAgencyClient } from '@iwaa/agency-client/agency-client';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { agencyReferralsTopic, factsTopic } from '@iwaa/contracts/topology';
import type { NeedKind } from '@iwaa/contracts/vocabulary';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import type { Platform } from '@iwaa/platform/platform';
import { openAdminKafka } from '@iwaa/proof-kit/kafka/admin-kafka';
import { followTopics } from '@iwaa/proof-kit/kafka/follow-topics';
import type { ServiceClient } from '@iwaa/service-client/service-client';
import { createLogger } from '@iwaa/service-kit/logger';
import type { Meeting, SeenStep, Step, Subject } from '../subject.ts';
import { nameOf } from './name-of.ts';
import { agencyId, night, openProduct, openWaiting, type ProductClients, units } from './product-campaign.ts';

/** The product with what only its own measurements need. */
export interface Product extends Subject {
  /**
   * Opens a campaign without beds for each of these durations (ISO 8601) after which a wait for a bed is too long; the result
   * meets somebody new in the one of that place, and resolves with the case.
   */
  openWaiting(durations: readonly string[]): Promise<MeetWaiting>;
}

export type MeetWaiting = (number: number, place: number) => Promise<string>;

const stepOfType: Readonly<Record<string, Step>> = {
  'iwaa.shelter-capacity.bed-held.v1': 'bed-held',
  'iwaa.referral.referral-completed.v1': 'referral-completed',
  'iwaa.mediation.mediation-file-opened.v1': 'file-opened',
  'iwaa.casework.case-closed.v1': 'closed',
};

const agencyTopic = agencyReferralsTopic(agencyId);
const stepAtAgency: Readonly<Record<string, Step>> = {
  'iwaa.referral.referral-requested.v1': 'referral-received',
};

const needs: Record<Meeting, readonly NeedKind[]> = {
  bare: [],
  bed: ['shelter'],
  whole: ['shelter', 'health', 'family-mediation'],
};

/** Opens the product for measurement: a campaign with beds enough, and an agency that answers at once. */
export async function openProductSubject(
  platform: Platform,
  run: string,
  bedsPerUnit: number,
): Promise<Product> {
  const clients = await openProduct(platform, bedsPerUnit);
  await untilBedsAreThere(clients, bedsPerUnit);
  const { engines } = platform.addresses;
  let say: (step: SeenStep) => void = () => undefined;

  const agency = createAgencyClient({
    brokers: engines.kafka.brokers,
    ...(await platform.addAgency(agencyId)),
    agencyId,
    log: createLogger('bench-agency', 'error'),
  });
  agency.onReferral(async ({ type, data }) => {
    if (type !== 'iwaa.referral.referral-requested.v1') return;
    const { referralId } = data;
    await Promise.all([
      agency.answer(referralId, { state: 'accepted' }),
      agency.answer(referralId, { state: 'completed', outcome: 'service-given' }),
    ]);
  });
  await agency.start();
  const reading = await followTopics(
    openAdminKafka(engines, 'bench'),
    [...serviceNames.map((service) => factsTopic(service)), agencyTopic],
    ({ headers, value }, topic) => {
      const step = (topic === agencyTopic ? stepAtAgency : stepOfType)[String(headers?.ce_type)];
      if (!step) return;
      const data = JSON.parse(String(value));
      say({ caseId: data.caseId, step, at: Date.now(), data });
    },
  );

  async function meet(
    street: ServiceClient,
    roundId: string,
    number: number,
    meeting: Meeting,
  ): Promise<string> {
    const { caseId } = await street.call(intakeRoutes.recordContact, {
      params: { roundId },
      body: {
        person: {
          identity: nameOf(`${run} ${meeting} ${number}`),
          profile: { unit: units[number % units.length] ?? 'men', ageGroup: '18-64' },
        },
        place: 'railway-station',
        needs: [...needs[meeting]],
        consents: meeting === 'whole' ? [{ purpose: 'referral' }, { purpose: 'mediation' }] : [],
      },
      key: `${run}-${meeting}-${number}`,
    });
    return caseId;
  }

  return {
    name: 'product',
    namespace: 'iwaa.',
    processes: () =>
      platform
        .states()
        .flatMap((part) =>
          'url' in part && part.pid
            ? [{ name: part.name, pid: part.pid, metricsUrl: `${part.url}/metrics` }]
            : [],
        ),
    meet: (number, meeting) => meet(clients.street, clients.roundId, number, meeting),
    async openWaiting(durations) {
      const { street, roundIds } = await openWaiting(platform, durations);
      return (number, place) => meet(street, roundIds[place] ?? '', number, 'bed');
    },
    checkIn({ caseId, data }) {
      const [bedId, holdId] = [String(data.bedId), String(data.holdId)];
      return clients.shelter.call(shelterCapacityRoutes.checkIn, {
        params: { bedId },
        body: { holdId, caseId, night },
        key: `in-${holdId}`,
      });
    },
    async bringHome({ data }) {
      const fileId = String(data.fileId);
      const params = { fileId };
      await clients.mediation.call(mediationRoutes.recordFamilyContact, {
        params,
        body: { reached: true },
        key: `reached-${fileId}`,
      });
      await clients.mediation.call(mediationRoutes.recordReturnDecision, {
        params,
        body: { personAgrees: true, familyAgrees: true, kind: 'permanent' },
        key: `agreed-${fileId}`,
      });
      const home = await clients.mediation.call(mediationRoutes.startReintegration, {
        params,
        body: {},
        key: `home-${fileId}`,
      });
      return home.reintegrationId;
    },
    async checkOut({ bedId, stayId }) {
      await clients.shelter.call(shelterCapacityRoutes.checkOut, {
        params: { bedId },
        body: { stayId, night, reason: 'to-family' },
        key: `out-${stayId}`,
      });
    },
    async visit(reintegrationId, visit) {
      await clients.mediation.call(mediationRoutes.recordVisit, {
        params: { reintegrationId },
        body: { visit, holds: true },
        key: `visit-${visit}-${reintegrationId}`,
      });
    },
    onStep(listener) {
      say = listener;
    },
    async close() {
      await agency.close();
      await reading.close();
    },
  };
}

async function untilBedsAreThere(clients: ProductClients, bedsPerUnit: number): Promise<void> {
  const allThere = async (): Promise<boolean> => {
    let free = 0;
    for (const centreId of clients.centreIds) {
      const centre = await clients.shelter.call(shelterCapacityRoutes.readCentre, { params: { centreId } });
      free += centre.units.reduce((sum, unit) => sum + unit.free, 0);
    }
    return free >= bedsPerUnit * units.length;
  };
  if (!(await waitUntil(allThere, { everyMs: 250, timeoutMs: 180_000 })))
    throw new Error('The beds of the centre were not there within 180 s.');
}
