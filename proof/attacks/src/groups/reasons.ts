import type { Role } from '@iwaa/contracts/permissions';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { Side } from '../fixture/side.ts';
import { eachForm, refusedAs } from './each-form.ts';

interface Place {
  readonly role: Role;
  readonly service: ServiceName;
  path(side: Side): string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly field: 'reason' | 'outcome';
  /** What is somebody else's to say. */
  readonly foreign: readonly string[];
}

const places: readonly Place[] = [
  {
    role: 'agency-staff',
    service: 'referral',
    path: ({ referralId }) => `/referrals/${referralId}/responses`,
    body: { state: 'rejected' },
    field: 'reason',
    foreign: ['no-answer', 'case-closed', 'consent-withdrawn', 'consent-ended'],
  },
  {
    role: 'social-worker',
    service: 'referral',
    path: ({ referralId }) => `/referrals/${referralId}/cancellation`,
    body: {},
    field: 'reason',
    foreign: [
      'no-answer',
      'case-closed',
      'consent-withdrawn',
      'consent-ended',
      'at-capacity',
      'not-eligible',
    ],
  },
  {
    role: 'shelter-staff',
    service: 'shelter-capacity',
    path: ({ spareHoldId }) => `/holds/${spareHoldId}/release`,
    body: {},
    field: 'reason',
    foreign: ['case-closed'],
  },
  {
    role: 'street-team',
    service: 'shelter-capacity',
    path: ({ spareHoldId }) => `/holds/${spareHoldId}/release`,
    body: {},
    field: 'reason',
    foreign: ['case-closed', 'bed-out-of-service'],
  },
  {
    role: 'shelter-staff',
    service: 'shelter-capacity',
    path: ({ occupiedBedId }) => `/beds/${occupiedBedId}/check-out`,
    body: { stayId: '6b9f1f0e-4a1c-4a52-8d3b-0f1f8a2c9e11', night: '2024-12-12' },
    field: 'reason',
    foreign: ['case-closed', 'absent-without-pass'],
  },
  {
    role: 'social-worker',
    service: 'mediation',
    path: ({ fileId }) => `/mediation-files/${fileId}/closure`,
    body: {},
    field: 'outcome',
    foreign: ['case-closed', 'return-agreed'],
  },
];

/** Reasons and outcomes that are not for whoever asks to give. */
export async function attackReasons(fixture: Fixture, ledger: Ledger): Promise<void> {
  for (const { role, service, path, body, field, foreign } of places) {
    const address = path(fixture.one);
    await eachForm(
      ledger,
      `what is not for ${role} to say at ${service}${address.replaceAll(/[0-9a-f-]{36}/g, '…')}`,
      '400 invalid-request or 403',
      Object.fromEntries(
        foreign.map((value) => [
          `${field} ${value}`,
          () =>
            fixture.ask(service, actorOf(role, fixture.one), {
              path: address,
              body: { ...body, [field]: value },
            }),
        ]),
      ),
      (answer) => refusedAs(answer, 400, 403),
    );
  }
}
