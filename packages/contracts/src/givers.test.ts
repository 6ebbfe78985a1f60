import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { referralAnswered } from './events/agency.ts';
import {
  caseOutcomeGivers,
  checkOutReasonGivers,
  givenBy,
  holdReleaseReasonGivers,
  mayGive,
  mediationOutcomeGivers,
  referralOutcomeGivers,
  referralReasonGivers,
} from './givers.ts';
import { type Action, permissions, type Role, roles } from './permissions.ts';
import { caseworkRoutes } from './routes/casework.ts';
import { mediationRoutes } from './routes/mediation.ts';
import { referralRoutes } from './routes/referral.ts';
import { shelterCapacityRoutes } from './routes/shelter-capacity.ts';

const referralId = '6b9f1f0e-4a1c-4a52-8d3b-0f1f8a2c9e11';
const bed = { stayId: referralId, night: '2024-12-12' };
const by = (action: Action) => roles.filter((role) => Object.hasOwn(permissions[action], role));

/** Wherever somebody outside gives a reason or an outcome: who may come there, and how the value is sent. */
const places: [
  string,
  Readonly<Record<string, readonly Role[]>>,
  readonly Role[],
  z.ZodType,
  (value: string) => object,
][] = [
  [
    'an answer over Kafka',
    referralReasonGivers,
    ['agency-staff'],
    referralAnswered.data,
    (reason) => ({ referralId, state: 'rejected', reason }),
  ],
  [
    'an answer over Kafka',
    referralOutcomeGivers,
    ['agency-staff'],
    referralAnswered.data,
    (outcome) => ({ referralId, state: 'completed', outcome }),
  ],
  [
    'an answer over HTTP',
    referralReasonGivers,
    by('referral.respond'),
    referralRoutes.respondToReferral.body,
    (reason) => ({ state: 'failed', reason }),
  ],
  [
    'an answer over HTTP',
    referralOutcomeGivers,
    by('referral.respond'),
    referralRoutes.respondToReferral.body,
    (outcome) => ({ state: 'completed', outcome }),
  ],
  [
    'a cancellation',
    referralReasonGivers,
    by('referral.cancel'),
    referralRoutes.cancelReferral.body,
    (reason) => ({ reason }),
  ],
  [
    'a release',
    holdReleaseReasonGivers,
    by('hold.release'),
    shelterCapacityRoutes.releaseHold.body,
    (reason) => ({ reason }),
  ],
  [
    'a check-out',
    checkOutReasonGivers,
    by('bed.check-out'),
    shelterCapacityRoutes.checkOut.body,
    (reason) => ({ ...bed, reason }),
  ],
  [
    'the closing of a file',
    mediationOutcomeGivers,
    by('mediation-file.work'),
    mediationRoutes.closeMediationFile.body,
    (outcome) => ({ outcome }),
  ],
  [
    'the closing of a case',
    caseOutcomeGivers,
    by('case.close'),
    caseworkRoutes.closeCase.body,
    (outcome) => ({ outcome }),
  ],
];

describe('who may give a reason or an outcome', () => {
  it.each(places)('is who may come there, and nobody else: %s', (_place, table, roles, schema, send) => {
    expect(roles.length).toBeGreaterThan(0);
    for (const value of Object.keys(table)) {
      const may = roles.some((role) => mayGive(table, value, role));
      expect([value, schema.safeParse(send(value)).success]).toEqual([value, may]);
    }
  });

  it('is Iwaa itself for what only it can know', () => {
    const tables = [
      referralReasonGivers,
      holdReleaseReasonGivers,
      checkOutReasonGivers,
      mediationOutcomeGivers,
    ];
    for (const table of tables)
      expect((table as Record<string, unknown>)['case-closed']).toEqual(['service']);
    for (const reason of ['no-answer', 'consent-withdrawn', 'consent-ended'] as const)
      expect(referralReasonGivers[reason]).toEqual(['service']);
    expect(givenBy(holdReleaseReasonGivers, 'street-team')).toEqual([
      'declined-by-person',
      'no-longer-needed',
    ]);
  });
});

describe("an agency's answer", () => {
  const read = (answer: object) => referralAnswered.data.safeParse({ referralId, ...answer });

  it('may say null for what it does not say', () => {
    const accepted = read({ state: 'accepted', reason: null, outcome: null });
    expect(accepted.data).toEqual({ referralId, state: 'accepted' });
    expect(
      referralRoutes.respondToReferral.body.parse({ state: 'accepted', reason: null, outcome: null }),
    ).toEqual({ state: 'accepted' });
  });

  it('says what its state needs, which null does not', () => {
    for (const state of ['rejected', 'failed', 'on-hold'])
      expect(read({ state, reason: null }).success).toBe(false);
    expect(read({ state: 'completed', outcome: null }).success).toBe(false);
  });

  it('may name its referral in capitals', () => {
    expect(read({ referralId: referralId.toUpperCase(), state: 'accepted' }).data).toMatchObject({
      referralId,
    });
  });
});
