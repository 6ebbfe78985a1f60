import { createAgencyClient } from '@iwaa/agency-client/agency-client';
import { agencyReferralsTopic, factsTopic } from '@iwaa/contracts/topology';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import type { Platform } from '@iwaa/platform/platform';
import { createLogger } from '@iwaa/service-kit/logger';
import type { Door } from '@iwaa/winter/players/door';
import { openKafka, readTopics } from '../read-topics.ts';
import type { Meeting, SeenStep, Step, Subject } from '../subject.ts';
import { agencyId, night, openProduct, openWaiting, type ProductDoors, units } from './product-campaign.ts';

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

const needs: Record<Meeting, readonly string[]> = {
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
  const doors = await openProduct(platform, bedsPerUnit);
  await untilBedsAreThere(doors, bedsPerUnit);
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
  const reading = await readTopics(
    openKafka(engines),
    [...serviceNames.map((service) => factsTopic(service)), agencyTopic],
    ({ headers, value }, topic) => {
      const step = (topic === agencyTopic ? stepAtAgency : stepOfType)[String(headers?.ce_type)];
      if (!step) return;
      const data = JSON.parse(String(value));
      say({ caseId: data.caseId, step, at: Date.now(), data });
    },
  );

  async function meet(street: Door, roundId: string, number: number, meeting: Meeting): Promise<string> {
    const body = {
      person: {
        identity: { nickname: `Inconnu ${run} ${number}` },
        profile: { unit: units[number % units.length], ageGroup: '18-64' },
      },
      place: 'railway-station',
      needs: needs[meeting],
      consents: meeting === 'whole' ? [{ purpose: 'referral' }, { purpose: 'mediation' }] : [],
    };
    const path = `/rounds/${roundId}/contacts`;
    return (await street.post<{ caseId: string }>(path, body, `${run}-${meeting}-${number}`)).caseId;
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
    meet: (number, meeting) => meet(doors.street, doors.roundId, number, meeting),
    async openWaiting(durations) {
      const { street, roundIds } = await openWaiting(platform, durations);
      return (number, place) => meet(street, roundIds[place] ?? '', number, 'bed');
    },
    async checkIn({ caseId, data }) {
      const { bedId, holdId } = data;
      return doors.shelter.post(`/beds/${bedId}/check-in`, { holdId, caseId, night }, `in-${holdId}`);
    },
    async bringHome({ data }) {
      const path = `/mediation-files/${data.fileId}`;
      const key = (step: string): string => `${step}-${data.fileId}`;
      await doors.mediation.post(`${path}/family-contacts`, { reached: true }, key('reached'));
      const both = { personAgrees: true, familyAgrees: true, kind: 'permanent' };
      await doors.mediation.post(`${path}/return-decisions`, both, key('agreed'));
      const home = await doors.mediation.post<{ reintegrationId: string }>(
        `${path}/reintegration`,
        {},
        key('home'),
      );
      return home.reintegrationId;
    },
    async checkOut({ bedId, stayId }) {
      const body = { stayId, night, reason: 'to-family' };
      await doors.shelter.post(`/beds/${bedId}/check-out`, body, `out-${stayId}`);
    },
    async visit(reintegrationId, visit) {
      const path = `/reintegrations/${reintegrationId}/visits`;
      await doors.mediation.post(path, { visit, holds: true }, `visit-${visit}-${reintegrationId}`);
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

async function untilBedsAreThere(doors: ProductDoors, bedsPerUnit: number): Promise<void> {
  const allThere = async (): Promise<boolean> => {
    let free = 0;
    for (const centreId of doors.centreIds) {
      const centre = await doors.shelter.get<{ units: { free: number }[] }>(`/centres/${centreId}`);
      free += centre.units.reduce((sum, unit) => sum + unit.free, 0);
    }
    return free >= bedsPerUnit * units.length;
  };
  if (!(await waitUntil(allThere, { everyMs: 250, timeoutMs: 180_000 })))
    throw new Error('The beds of the centre were not there within 180 s.');
}
