import { holdReleaseReasonGivers, mayGive } from '@iwaa/contracts/givers';
import type { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { refused } from '@iwaa/service-kit/outcome';
import type { EndHold } from '../use-cases/end-hold.ts';
import type { SetOut } from '../use-cases/set-out.ts';

type HoldRoutes = Pick<Handlers<typeof shelterCapacityRoutes>, 'releaseHold' | 'setOut' | 'lapseHold'>;

/** Holds whose person is on the way, or that end before anybody has come. */
export function holdRoutes(endHold: EndHold, setOut: SetOut): HoldRoutes {
  return {
    releaseHold: async ({ actor, scope, command, params: { holdId }, body: { reason } }) =>
      mayGive(holdReleaseReasonGivers, reason, actor.role)
        ? endHold(scope, { type: 'release-hold', holdId, reason }, command)
        : refused('reason-not-yours'),
    setOut: ({ scope, command, params: { holdId }, body }) => setOut(scope, { ...body, holdId }, command),
    lapseHold: ({ scope, command, params: { holdId } }) =>
      endHold(scope, { type: 'lapse-hold', holdId }, command),
  };
}
