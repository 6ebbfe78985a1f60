import type { absentStayAnswer, givePass, pass } from '@iwaa/contracts/http/shelter-capacity';
import type { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { Clock } from '@iwaa/service-kit/clock';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import type { z } from 'zod';
import type { AddedBed, Bed, BedEvent } from '../domain/bed.ts';
import type { ChangeStay } from '../use-cases/change-stay.ts';

type AbsenceRoutes = Pick<
  Handlers<typeof shelterCapacityRoutes>,
  'recordPresence' | 'givePass' | 'takeBackPass' | 'endAbsentStay'
>;

/** Who is away from their bed: the word that they are there, passes, and the end of a stay by absence. */
export function absenceRoutes(changeStay: ChangeStay, clock: Clock): AbsenceRoutes {
  const knows =
    (stayId: string) =>
    ({ stay }: AddedBed) =>
      stay?.stayId === stayId;

  return {
    recordPresence: ({ scope, command, params: { bedId }, body: { stayId, night } }) => {
      const found = { stayId, night, foundAt: clock().toISOString(), by: 'reception' } as const;
      return changeStay(scope, bedId, {
        ...{ isIn: knows(stayId), command },
        commandOf: (judged) => ({ type: 'record-presence', ...found, ...judged }),
        answer: () => ({ bedId, stayId }),
      });
    },

    givePass: ({ scope, command, params: { bedId }, body }) => {
      const { stayId } = body;
      const given = { passId: derivedId(JSON.stringify([bedId, command.id]), 'pass'), ...termsOf(body) };
      return changeStay(scope, bedId, {
        ...{ isIn: knows(stayId), command },
        commandOf: (judged) => ({ type: 'give-pass', stayId, pass: given, ...judged }),
        answer: () => given,
      });
    },

    takeBackPass: ({ scope, command, params: { bedId, passId } }) =>
      changeStay(scope, bedId, {
        isIn: ({ stay }) => stay?.passes.some((one) => one.passId === passId) ?? false,
        command,
        commandOf: (judged) => ({ type: 'take-back-pass', passId, ...judged }),
        answer: (after) => passIn(after, passId),
      }),

    endAbsentStay: ({ scope, command, params: { bedId }, body: { stayId, losesBedAt } }) =>
      changeStay(scope, bedId, {
        ...{ isIn: knows(stayId), command },
        commandOf: (judged) => ({ type: 'end-absent-stay', stayId, losesBedAt, ...judged }),
        answer: (after, events) => ({
          bedId,
          stayId,
          state: standingOf(after, events, { stayId, losesBedAt }),
        }),
      }),
  };
}

function termsOf(body: z.output<typeof givePass>) {
  const { kind } = body;
  if (kind === 'late') return { kind, from: body.night, to: body.night, until: body.until };
  return { kind, from: body.from, to: body.to, until: null };
}

function passIn(bed: Bed, passId: string): z.input<typeof pass> {
  const given = bed.status === 'absent' ? undefined : bed.stay?.passes.find((one) => one.passId === passId);
  if (!given) throw new Error('A command about a pass was taken by a bed that does not know the pass.');
  const { kind, from, to, until } = given;
  return { passId, kind, from, to, until };
}

function standingOf(
  bed: Bed,
  events: readonly BedEvent[],
  asked: { stayId: string; losesBedAt: string },
): z.input<typeof absentStayAnswer>['state'] {
  const stay = bed.status === 'absent' ? null : bed.stay;
  if (stay?.stayId !== asked.stayId) return 'ended';
  if (events.length > 0) return 'resting';
  const losesBedAt = stay.absence?.losesBedAt ?? null;
  return losesBedAt !== null && Date.parse(losesBedAt) === Date.parse(asked.losesBedAt) ? 'running' : 'kept';
}
