import type { ReferralState, ResponseState } from '@iwaa/contracts/vocabulary';
import { answersTo } from '@iwaa/domain/referral-states';
import { useState } from 'preact/hooks';
import { referralRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../components/command.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { words } from '../../language/words.ts';
import { AnswerDialog, type ExplainedState } from './answer-dialog.tsx';

const said = words({
  ar: {
    accepted: 'قبول',
    rejected: 'رفض…',
    'in-progress': 'بدأ العمل',
    'on-hold': 'تعليق…',
    completed: 'تمّ…',
    failed: 'تراجع بعد القبول…',
  },
  fr: {
    accepted: 'Accepter',
    rejected: 'Refuser…',
    'in-progress': 'Commencer',
    'on-hold': 'Mettre en suspens…',
    completed: 'Terminer…',
    failed: 'Se désister…',
  },
  en: {
    accepted: 'Accept',
    rejected: 'Reject…',
    'in-progress': 'Start',
    'on-hold': 'Put on hold…',
    completed: 'Done…',
    failed: 'Withdraw…',
  },
});

/** What is done most by a press comes first. */
const isMain = (state: ResponseState) => state === 'accepted' || state === 'completed';
const isPlain = (state: ResponseState): state is 'accepted' | 'in-progress' =>
  state === 'accepted' || state === 'in-progress';

/** The answers that an agency may give to a referral in its state, by the domain's own table. */
export function Answers({
  of,
  done,
}: {
  readonly of: { readonly referralId: string; readonly caseId: string; readonly state: ReferralState };
  readonly done: () => Promise<void>;
}) {
  const { referralId, caseId } = of;
  const [asking, setAsking] = useState<ExplainedState>();
  const respond = useCommand(referralRoutes.respondToReferral);
  const params = { referralId };
  const press = async (state: ResponseState) => {
    if (!isPlain(state)) setAsking(state as ExplainedState);
    else if (await respond.send({ params, body: { state } })) await done();
  };
  return (
    <>
      <div class="row">
        {answersTo(of.state).map((state) => (
          <Button
            key={state}
            kind={state === 'failed' || state === 'rejected' ? 'danger' : isMain(state) ? 'main' : 'plain'}
            name={`${said()[state]} ${caseId}`}
            press={() => press(state)}
          >
            {said()[state]}
          </Button>
        ))}
      </div>
      {respond.failure && !asking && <FailureNote failure={respond.failure} />}
      {asking && (
        <AnswerDialog
          state={asking}
          failure={respond.failure}
          send={(answer) => respond.send({ params, body: answer })}
          done={done}
          close={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
