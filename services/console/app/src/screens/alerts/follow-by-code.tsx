import type { AlertFollowUp } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { call } from '../../api/call.ts';
import { type Failure, failureOf } from '../../api/failure.ts';
import { intakeRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    title: 'ماذا حدث لإشعار؟',
    code: 'الرمز الذي أُعطي عند التسجيل',
    ask: 'انظر',
    only: 'لا يُقال لمن أبلغ إلا هذا: لا من وُجد، ولا هل وُجد أحد.',
  },
  fr: {
    title: 'Qu’est devenu un signalement\u202f?',
    code: 'Le code donné lors du signalement',
    ask: 'Voir',
    only: 'On ne dit rien d’autre à qui a signalé\u00a0: ni qui était là, ni s’il y avait quelqu’un.',
  },
  en: {
    title: 'What became of an alert',
    code: 'The code that was given when it was recorded',
    ask: 'Look',
    only: 'Whoever told of it hears this and no more: neither who was there, nor whether anybody was.',
  },
});

/** Tells by a code what whoever raised an alert may hear. */
export function FollowByCode({ close }: { readonly close: () => void }) {
  const [code, setCode] = useState('');
  const [followUp, setFollowUp] = useState<AlertFollowUp>();
  const [failure, setFailure] = useState<Failure>();
  const ask = async () => {
    try {
      const answer = await call(intakeRoutes.followAlert, { body: { code: code.trim() } });
      setFollowUp(answer.followUp);
      setFailure(undefined);
    } catch (error) {
      setFollowUp(undefined);
      setFailure(failureOf(error));
    }
  };
  return (
    <Dialog title={said().title} close={close}>
      <div class="stack">
        <label>
          {said().code}
          <input
            value={code}
            dir="ltr"
            autocomplete="off"
            onInput={({ currentTarget }) => {
              setCode(currentTarget.value);
              setFollowUp(undefined);
            }}
          />
        </label>
        <Button kind="main" isDisabled={code.trim() === ''} press={ask}>
          {said().ask}
        </Button>
        {failure && <FailureNote failure={failure} />}
        <p role="status">{followUp && <strong>{capital(codeWords().alertFollowUps[followUp])}</strong>}</p>
        <p class="hint">{said().only}</p>
      </div>
    </Dialog>
  );
}
