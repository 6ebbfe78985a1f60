import { daysBefore } from '@iwaa/domain/night';
import { useState } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../components/command.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';
import { forColdNights } from '../night/for-cold-nights.ts';
import { bedName } from './bed-name.ts';
import { BedService } from './bed-service.tsx';
import type { Bed } from './beds-by-unit.ts';
import type { CalledBy } from './called-by.ts';
import { Guest } from './guest.tsx';
import { HoldTime } from './hold-time.tsx';
import { LastCheckOut } from './last-check-out.tsx';
import { ReleaseHold } from './release-hold.tsx';
import { StayOfBed } from './stay-of-bed.tsx';
import { WayToBed } from './way-to-bed.tsx';

const said = words({
  ar: {
    expected: 'يُنتظر',
    checkIn: 'تسجيل الوصول',
    release: 'إلغاء الحجز…',
  },
  fr: {
    expected: 'On attend',
    checkIn: 'Enregistrer l’entrée',
    release: 'Libérer la réservation…',
  },
  en: {
    expected: 'Expected',
    checkIn: 'Check in',
    release: 'Release the hold…',
  },
});

const tones = {
  free: 'good',
  held: 'warn',
  'moving-in': 'warn',
  occupied: 'plain',
  'out-of-service': 'bad',
} as const;

/** One bed, with what can be done about it. */
export function BedCard({
  bed,
  free,
  called,
  done,
}: {
  readonly bed: Bed;
  /** The free beds of its unit. */
  readonly free: readonly string[];
  readonly called: CalledBy;
  readonly done: () => Promise<void>;
}) {
  const { bedId, overflow, state, hold, stay, left } = bed;
  const checkIn = useCommand(shelterCapacityRoutes.checkIn);
  const [asking, setAsking] = useState<'release'>();
  const close = () => setAsking(undefined);
  return (
    <li class="card">
      <div class="row apart">
        <h3>
          <bdi>{capital(bedName(bedId))}</bdi>
        </h3>
        <span class="row">
          {overflow && <Badge>{forColdNights()}</Badge>}
          <Badge tone={tones[state]}>{codeWords().bedStates[state]}</Badge>
        </span>
      </div>
      {hold && (
        <>
          <p>
            {said().expected} <Guest caseId={hold.caseId} called={called} />
          </p>
          <HoldTime until={hold.lapsesAt} isOffer={hold.offered} />
          {hold.onTheWay && <WayToBed way={hold.onTheWay} />}
          <div class="row">
            <Button
              kind="main"
              name={`${said().checkIn} ${hold.caseId}`}
              press={async () => {
                const { holdId, caseId, night } = hold;
                if (await checkIn.send({ params: { bedId }, body: { holdId, caseId, night } })) await done();
              }}
            >
              {said().checkIn}
            </Button>
            <Button name={`${said().release} ${hold.caseId}`} press={() => setAsking('release')}>
              {said().release}
            </Button>
          </div>
        </>
      )}
      {stay && <StayOfBed bedId={bedId} free={free} stay={stay} called={called} done={done} />}
      {left && left.night >= daysBefore(tonight(), 1) && (
        <LastCheckOut bedId={bedId} left={left} called={called} done={done} />
      )}
      {checkIn.failure && <FailureNote failure={checkIn.failure} />}
      {(state === 'free' || state === 'out-of-service') && (
        <BedService bedId={bedId} isIn={state === 'free'} done={done} />
      )}
      {asking === 'release' && hold && <ReleaseHold holdId={hold.holdId} close={close} done={done} />}
    </li>
  );
}
