import type { rollCall } from '@iwaa/contracts/http/shelter-capacity';
import type { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { RollCallOutcome } from '@iwaa/contracts/vocabulary';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, refused } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { z } from 'zod';
import type { CalledRoll } from '../domain/roll-call.ts';
import type { Centres } from '../store/centres.ts';
import { type RollCalls, rollCallIdOf } from '../store/roll-calls.ts';
import type { CallRoll } from '../use-cases/call-roll.ts';

type RollCallRoutes = Pick<
  Handlers<typeof shelterCapacityRoutes>,
  'callRoll' | 'listRollCalls' | 'readRollCall'
>;

/** Who is in their bed on a night, unit by unit. */
export function rollCallRoutes(centres: Centres, rollCalls: RollCalls, callRoll: CallRoll): RollCallRoutes {
  return {
    async callRoll({ scope, command, params, body }) {
      const called = await callRoll(scope, params, body, command);
      return called.kind === 'refused' ? called : done(withPeople(called.result));
    },

    async listRollCalls({ scope, params: { centreId }, query }) {
      if (!(await centres.one(centreId, scope))) return refused('not-found');
      return mapPage(await rollCalls.ofCentre(centreId, scope, query), toRollCall);
    },

    async readRollCall({ scope, params }) {
      const roll = await rollCalls.one(rollCallIdOf(params), scope);
      return roll ? done(withPeople(roll)) : refused('not-found');
    },
  };
}

function withPeople(roll: CalledRoll): z.input<typeof rollCall> {
  const people = roll.people.map(({ stayId, bedId, outcome }) => ({ stayId, bedId, outcome }));
  return { ...toRollCall(roll), people };
}

function toRollCall({ rollCallId, centreId, unit, night, calls, calledAt, people }: CalledRoll) {
  const count = (wanted: RollCallOutcome) => people.filter(({ outcome }) => outcome === wanted).length;
  return {
    ...{ rollCallId, centreId, unit, night, calls, calledAt },
    ...{ present: count('present'), absent: count('absent') },
    ...{ withPass: count('with-pass'), left: count('left') },
  };
}
