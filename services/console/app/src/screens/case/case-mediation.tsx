import { mediationRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Empty } from '../../components/empty.tsx';
import { usePlace } from '../../components/use-place.ts';
import { words } from '../../language/words.ts';
import { FileCard } from '../mediation/file-card.tsx';
import { ReintegrationCard } from '../mediation/reintegration-card.tsx';

const said = words({
  ar: {
    files: 'ملفات الوساطة',
    none: 'لا ملف وساطة. يُفتح من تلقاء نفسه عندما يعبّر الشخص عن حاجة إلى الوساطة.',
    returns: 'العودة إلى الأسرة',
  },
  fr: {
    files: 'Dossiers de médiation',
    none: 'Aucun dossier de médiation. Il s’ouvre de lui-même quand la personne exprime ce besoin.',
    returns: 'Retour dans la famille',
  },
  en: {
    files: 'Mediation files',
    none: 'No mediation file. One is opened by itself when the person states that need.',
    returns: 'Return to the family',
  },
});

/** The mediation of a case: its files, and the returns to the family with their visits. */
export function CaseMediation({ caseId }: { readonly caseId: string }) {
  const place = usePlace('mediation');
  const concerns = (change: { readonly caseId?: string }) => change.caseId === caseId;
  const files = useAnswer(mediationRoutes.listMediationFiles, { query: { caseId, limit: 100 } }, concerns);
  const returns = useAnswer(mediationRoutes.listReintegrations, { query: { caseId, limit: 100 } }, concerns);
  return (
    <>
      <section class="stack" id="mediation" ref={place}>
        <h2>{said().files}</h2>
        <Answered of={files}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{said().none}</Empty>
            ) : (
              <ul class="cards">
                {items.map((file) => (
                  <FileCard key={file.fileId} of={file} done={files.again} />
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
      {returns.answer?.items.length !== 0 && (
        <section class="stack">
          <h2>{said().returns}</h2>
          <Answered of={returns}>
            {({ items }) => (
              <ul class="cards">
                {items.map((one) => (
                  <ReintegrationCard key={one.reintegrationId} of={one} done={returns.again} />
                ))}
              </ul>
            )}
          </Answered>
        </section>
      )}
    </>
  );
}
