import type { UnitKind } from '@iwaa/contracts/vocabulary';
import type { ComponentChildren } from 'preact';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Button } from '../../components/button.tsx';
import { largestPage } from '../../components/count.ts';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { words } from '../../language/words.ts';
import { type Bed, bedsByUnit } from './beds-by-unit.ts';
import { type CalledBy, useCalledBy } from './called-by.ts';
import { useCentreNames } from './centre-names.ts';

const said = words({
  ar: {
    show: 'عرض الأسماء',
    hide: 'إخفاء الأسماء',
    recorded: 'يُسجَّل كل اطلاع على الأسماء.',
  },
  fr: {
    show: 'Montrer les noms',
    hide: 'Cacher les noms',
    recorded: 'Chaque consultation des noms est enregistrée.',
  },
  en: {
    show: 'Show the names',
    hide: 'Hide the names',
    recorded: 'Each look at the names is recorded.',
  },
});

/** The beds of a unit, and what is done with them. */
export interface BedsOfUnit {
  readonly unit: UnitKind;
  readonly beds: readonly Bed[];
  readonly called: CalledBy;
  readonly done: () => Promise<void>;
}

/** A centre's beds, unit by unit, with the names of those who have them for whoever asks. */
export function BedsOfCentre({
  centreId,
  state,
  none,
  children,
}: {
  readonly centreId: string;
  /** Only beds in this state; all where it is left out. */
  readonly state?: Bed['state'];
  /** What is said where there are no such beds. */
  readonly none: string;
  readonly children: (unit: BedsOfUnit) => ComponentChildren;
}) {
  const beds = useAnswer(
    shelterCapacityRoutes.listBeds,
    { params: { centreId }, query: { ...(state ? { state } : {}), limit: largestPage } },
    ({ subject }) => subject.startsWith('bed/'),
  );
  const called = useCalledBy(centreId);
  const nameOf = useCentreNames();
  return (
    <>
      <p>
        <strong>
          <bdi>{nameOf(centreId)}</bdi>
        </strong>
      </p>
      <div class="row">
        {called.isShown ? (
          <Button press={called.hide}>{said().hide}</Button>
        ) : (
          <Button press={called.show}>{said().show}</Button>
        )}
        <span class="hint">{said().recorded}</span>
      </div>
      {called.failure && <FailureNote failure={called.failure} again={called.show} />}
      <Answered of={beds}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{none}</Empty>
          ) : (
            bedsByUnit(items).map((ofUnit) => children({ ...ofUnit, called, done: beds.again }))
          )
        }
      </Answered>
    </>
  );
}
