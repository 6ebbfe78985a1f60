import type { needs } from '@iwaa/contracts/http/referral';
import type { ReferralService } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import type { Asked } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { AskAgency } from './ask-agency.tsx';

const said = words({
  ar: {
    'not-asked': 'لم تُسأل أي مؤسسة.',
    'not-placed': 'لم تبق مؤسسة تُسأل من تلقاء نفسها.',
    ask: 'سؤال مؤسسة…',
  },
  fr: {
    'not-asked': 'aucun organisme n’a été sollicité.',
    'not-placed': 'plus aucun organisme ne peut être sollicité de soi-même.',
    ask: 'Solliciter un organisme…',
  },
  en: {
    'not-asked': 'no agency was asked.',
    'not-placed': 'no agency is left to be asked by itself.',
    ask: 'Ask an agency…',
  },
});

/** The needs of a case for which no agency was asked, or none is left: one can be asked by hand. */
export function UnservedNeeds({
  caseId,
  of: { answer, failure, again },
  done,
}: {
  readonly caseId: string;
  readonly of: Asked<z.output<typeof needs>>;
  readonly done: () => Promise<void>;
}) {
  const [asking, setAsking] = useState<ReferralService>();
  if (failure) return <FailureNote failure={failure} again={again} isRetried />;
  return (
    <>
      {answer?.items.map(
        ({ service, standing }) =>
          (standing === 'not-asked' || standing === 'not-placed') && (
            <div key={service} class={`note row apart ${service === 'shelter' ? '' : 'warn'}`}>
              <span>{pair(capital(codeWords().needKinds[service]), said()[standing])}</span>
              {may('referral.request') && (
                <Button
                  name={`${said().ask} ${codeWords().needKinds[service]}`}
                  press={() => setAsking(service)}
                >
                  {said().ask}
                </Button>
              )}
            </div>
          ),
      )}
      {asking && (
        <AskAgency caseId={caseId} service={asking} close={() => setAsking(undefined)} done={done} />
      )}
    </>
  );
}
