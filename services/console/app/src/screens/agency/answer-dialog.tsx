import { givenBy, referralOutcomeGivers, referralReasonGivers } from '@iwaa/contracts/givers';
import type { respondToReferral } from '@iwaa/contracts/http/referral';
import type { ResponseState } from '@iwaa/contracts/vocabulary';
import type { z } from 'zod';
import type { Failure } from '../../api/failure.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';

/** Answers that say more than yes: why not, or what came of it. */
export type ExplainedState = Exclude<ResponseState, 'accepted' | 'in-progress'>;

const said = words({
  ar: {
    titles: {
      rejected: 'رفض التوجيه',
      'on-hold': 'تعليق التوجيه',
      completed: 'إتمام التوجيه',
      failed: 'التراجع بعد القبول',
    },
    why: 'ما السبب؟',
    outcome: 'إلامَ انتهى؟',
    send: 'أرسل الجواب',
    urgent: 'تُخبر اللجنة فورا: الشخص ينتظر عندكم.',
  },
  fr: {
    titles: {
      rejected: 'Refuser l’orientation',
      'on-hold': 'Mettre en suspens',
      completed: 'Terminer l’orientation',
      failed: 'Se désister après avoir accepté',
    },
    why: 'Pour quelle raison\u202f?',
    outcome: 'À quoi a-t-elle abouti\u202f?',
    send: 'Envoyer la réponse',
    urgent: 'Le comité est prévenu aussitôt\u00a0: la personne comptait sur vous.',
  },
  en: {
    titles: {
      rejected: 'Reject the referral',
      'on-hold': 'Put the referral on hold',
      completed: 'The referral is done',
      failed: 'Withdraw after accepting',
    },
    why: 'For which reason?',
    outcome: 'What did it come to?',
    send: 'Send the answer',
    urgent: 'The committee is told at once: the person was counting on you.',
  },
});

const reasons = givenBy(referralReasonGivers, 'agency-staff');
const outcomes = givenBy(referralOutcomeGivers, 'agency-staff');

/** Asks for the reason or the outcome that an answer needs. */
export function AnswerDialog({
  state,
  failure,
  send,
  done,
  close,
}: {
  readonly state: ExplainedState;
  readonly failure: Failure | undefined;
  readonly send: (answer: z.input<typeof respondToReferral>) => Promise<unknown>;
  readonly done: () => Promise<void>;
  readonly close: () => void;
}) {
  const dialog = {
    ...{ title: said().titles[state], label: said().send, failure, done, close },
    kind: state === 'failed' || state === 'rejected' ? 'danger' : 'main',
  } as const;
  if (state === 'completed')
    return (
      <ChoiceDialog
        {...dialog}
        question={said().outcome}
        codes={outcomes}
        inWords={codeWords().referralOutcomes}
        send={(outcome) => send({ state, outcome })}
      />
    );
  return (
    <ChoiceDialog
      {...dialog}
      question={said().why}
      codes={reasons}
      inWords={codeWords().referralReasons}
      send={(reason) => send({ state, reason })}
    >
      {state === 'failed' && <p class="note warn">{said().urgent}</p>}
    </ChoiceDialog>
  );
}
