import type { agency } from '@iwaa/contracts/http/referral';
import { agencyLeavingReasons } from '@iwaa/contracts/vocabulary';
import type { z } from 'zod';
import { referralRoutes } from '../../api/routes.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';

/** How an agency leaves: for a while, or for good. */
export type Leaving = 'suspend' | 'remove';

const said = words({
  ar: {
    titles: { suspend: 'إيقاف المؤسسة', remove: 'مغادرة المؤسسة' },
    what: {
      suspend: 'تُسحب منها توجيهاتها المفتوحة فورا وتنتقل إلى المؤسسة الموالية. لا تُسأل حتى تعيدوها.',
      remove: 'تُسحب منها توجيهاتها المفتوحة فورا وتنتقل إلى المؤسسة الموالية. لا تعود إلا إذا سُجلت من جديد.',
    },
    why: 'ما السبب؟',
    labels: { suspend: 'أوقفها', remove: 'تغادر نهائيا' },
  },
  fr: {
    titles: { suspend: 'Suspendre l’organisme', remove: 'Retirer l’organisme' },
    what: {
      suspend:
        'Ses orientations en cours lui sont retirées aussitôt et vont au prochain organisme. Il n’est plus sollicité d’ici sa reprise.',
      remove:
        'Ses orientations en cours lui sont retirées aussitôt et vont au prochain organisme. Il ne revient que s’il est inscrit à nouveau.',
    },
    why: 'Pour quelle raison\u202f?',
    labels: { suspend: 'Le suspendre', remove: 'Le retirer' },
  },
  en: {
    titles: { suspend: 'Suspend the agency', remove: 'Remove the agency' },
    what: {
      suspend:
        'Its open referrals are taken back at once and go to the next agency. It is asked no more until you resume it.',
      remove:
        'Its open referrals are taken back at once and go to the next agency. It comes back only if it is registered anew.',
    },
    why: 'For which reason?',
    labels: { suspend: 'Suspend it', remove: 'Remove it' },
  },
});

/** Suspends an agency or has it leave for good, with the reason. */
export function LeaveAgency({
  how,
  of: { agencyId, name },
  done,
  close,
}: {
  readonly how: Leaving;
  readonly of: z.output<typeof agency>;
  readonly done: () => Promise<void>;
  readonly close: () => void;
}) {
  const suspending = useCommand(referralRoutes.suspendAgency);
  const removing = useCommand(referralRoutes.removeAgency);
  const leaving = how === 'suspend' ? suspending : removing;
  return (
    <ChoiceDialog
      title={said().titles[how]}
      label={said().labels[how]}
      kind="danger"
      question={said().why}
      codes={agencyLeavingReasons}
      inWords={codeWords().agencyLeavingReasons}
      failure={leaving.failure}
      send={(reason) => leaving.send({ params: { agencyId }, body: { reason } })}
      done={done}
      close={close}
    >
      <p>
        <bdi>{name}</bdi>
      </p>
      <p class="note warn">{said().what[how]}</p>
    </ChoiceDialog>
  );
}
