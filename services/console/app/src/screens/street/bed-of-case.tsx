import { useState } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { Answered } from '../../components/answered.tsx';
import { Button } from '../../components/button.tsx';
import { capital } from '../../language/capital.ts';
import { hour } from '../../language/format.ts';
import { language } from '../../language/language.ts';
import { words } from '../../language/words.ts';
import { items, record } from '../../outbox/items.ts';
import { useKeptAnswer } from '../../vault/use-kept-answer.ts';
import { bedName } from '../shelter/bed-name.ts';
import { WayToBed } from '../shelter/way-to-bed.tsx';
import { GiveBack } from './give-back.tsx';
import { HowItStands } from './how-it-stands.tsx';

const said = words({
  ar: {
    held: 'سرير محجوز في',
    offered: 'سرير معروض، والجواب منتظر، في',
    until: 'حتى',
    sleeps: 'يبيت في',
    waits: 'لا سرير حرّ الآن. في لائحة الانتظار:',
    asked: 'سُئل مركز الإيواء، ولم يجب بعد.',
    none: 'لا سرير ولا انتظار لهذا الشخص.',
    giveBack: 'إرجاع السرير…',
    setOut: 'انطلقنا نحوه',
  },
  fr: {
    held: 'Un lit est réservé à',
    offered: 'Un lit est proposé, réponse attendue, à',
    until: 'jusqu’à',
    sleeps: 'Dort à',
    waits: 'Aucun lit libre. Sur la liste d’attente\u00a0:',
    asked: 'Le centre est interrogé, il n’a pas encore répondu.',
    none: 'Ni lit ni attente pour cette personne.',
    giveBack: 'Rendre le lit…',
    setOut: 'Nous sommes en route',
  },
  en: {
    held: 'A bed is held at',
    offered: 'A bed is offered, to be answered, at',
    until: 'until',
    sleeps: 'Sleeps at',
    waits: 'No bed is free. On the waiting list:',
    asked: 'The shelter is asked and has not answered yet.',
    none: 'This person has no bed and does not wait for one.',
    giveBack: 'Give the bed back…',
    setOut: 'We set out',
  },
});

/** Where somebody stands with shelter, as the shelter says it; nothing is shown as held before. */
export function BedOfCase({
  caseId,
  label,
  isAsked,
}: {
  readonly caseId: string;
  readonly label: string;
  /** Whether the person has just asked for a bed. */
  readonly isAsked: boolean;
}) {
  const place = useKeptAnswer(
    shelterCapacityRoutes.readPlace,
    { params: { caseId }, query: { language: language.value } },
    // Others who leave the list, or come before, change the place in it.
    (change) => change.caseId === caseId || change.type.startsWith('iwaa.shelter-capacity.waiting-list'),
  );
  const centres = useKeptAnswer(shelterCapacityRoutes.listCentres, { query: { limit: 100 } }, ({ subject }) =>
    subject.startsWith('centre/'),
  );
  const [isGivingBack, setGivingBack] = useState(false);
  const wasGivenBack = items.value.some(
    ({ command, about }) => command === 'releaseHold' && about === caseId,
  );
  const nameOf = (centreId: string) =>
    centres.answer?.items.find((one) => one.centreId === centreId)?.name ?? centreId;
  const recordSetOut = async (holdId: string) => {
    const body = { setOutAt: new Date().toISOString(), escort: 'street-team' };
    await record({ command: 'setOut', params: { holdId }, body, about: caseId, label });
  };
  return (
    <Answered of={place}>
      {({ bed, waiting }) => {
        if (bed?.stay)
          return (
            <p class="note good" role="status">
              {said().sleeps} {nameOf(bed.centreId)}
            </p>
          );
        if (bed?.hold) {
          const { holdId, lapsesAt, offered, onTheWay } = bed.hold;
          const ofHold = items.value.filter(({ params }) => params.holdId === holdId);
          const release = ofHold.findLast(({ command }) => command === 'releaseHold');
          const way = ofHold.findLast(
            ({ command, standing }) => command === 'setOut' && standing.kind !== 'put-away',
          );
          return (
            <div class="note good" role="status">
              <p>
                {offered ? said().offered : said().held} <strong>{nameOf(bed.centreId)}</strong>{' '}
                {said().until} <time dateTime={lapsesAt}>{hour(lapsesAt)}</time>
              </p>
              <p>{capital(bedName(bed.bedId))}</p>
              {onTheWay && <WayToBed way={onTheWay} />}
              {!onTheWay && way && <HowItStands item={way} />}
              {!onTheWay && !way && !release && (
                <Button kind="main" press={() => recordSetOut(holdId)}>
                  {said().setOut}
                </Button>
              )}
              {release ? (
                <HowItStands item={release} />
              ) : (
                <Button press={() => setGivingBack(true)}>{said().giveBack}</Button>
              )}
              {isGivingBack && (
                <GiveBack holdId={holdId} about={caseId} label={label} close={() => setGivingBack(false)} />
              )}
            </div>
          );
        }
        if (waiting)
          return (
            <div class="note warn" role="status">
              <p>{said().waits}</p>
              <p>{waiting.why}</p>
            </div>
          );
        return (
          <p class="note" role="status">
            {isAsked && !wasGivenBack ? said().asked : said().none}
          </p>
        );
      }}
    </Answered>
  );
}
