import { shelterCapacityRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../components/command.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { words } from '../../language/words.ts';
import { bedName } from './bed-name.ts';

const said = words({
  ar: { out: 'إخراج من الخدمة', back: 'إعادة إلى الخدمة' },
  fr: { out: 'Mettre hors service', back: 'Remettre en service' },
  en: { out: 'Take out of service', back: 'Return to service' },
});

/** Takes a bed out of service, or returns it, and then it goes to whoever is next in the list. */
export function BedService({
  bedId,
  isIn,
  done,
}: {
  readonly bedId: string;
  /** Whether the bed is in service. */
  readonly isIn: boolean;
  readonly done: () => Promise<void>;
}) {
  const takeOut = useCommand(shelterCapacityRoutes.takeBedOutOfService);
  const putBack = useCommand(shelterCapacityRoutes.returnBedToService);
  const failure = takeOut.failure ?? putBack.failure;
  const request = { params: { bedId }, body: {} };
  return (
    <>
      <Button
        name={`${isIn ? said().out : said().back} ${bedName(bedId)}`}
        press={async () => {
          if (await (isIn ? takeOut : putBack).send(request)) await done();
        }}
      >
        {isIn ? said().out : said().back}
      </Button>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
