import type { referral } from '@iwaa/contracts/http/referral';
import { isOpen } from '@iwaa/domain/referral-states';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { now } from '../../components/now.ts';
import { codeWords } from '../../language/code-words.ts';
import { away, dayAndHour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { AskAgency } from './ask-agency.tsx';
import { CancelReferral } from './cancel-referral.tsx';
import { referralTones } from './referral-tones.ts';

type Referral = z.output<typeof referral>;

const said = words({
  ar: {
    answerBy: 'الجواب مأمول قبل',
    cancel: 'إلغاء التوجيه…',
    another: 'سؤال مؤسسة أخرى…',
    late: 'قبلت هذه المؤسسة بعد فوات الأجل، ولم تتكفل مؤسسة أخرى بالشخص.',
    takeUp: 'إعطاؤها التوجيه من جديد…',
  },
  fr: {
    answerBy: 'Réponse espérée avant',
    cancel: 'Annuler l’orientation…',
    another: 'Solliciter un autre organisme…',
    late: 'Cet organisme a accepté après le délai, et aucun autre n’a pris le relais.',
    takeUp: 'Lui rendre l’orientation…',
  },
  en: {
    answerBy: 'An answer is hoped for by',
    cancel: 'Cancel the referral…',
    another: 'Ask another agency…',
    late: 'This agency accepted after its time, and no other has taken it on.',
    takeUp: 'Give it the referral again…',
  },
});

/** A referral of a case, with what a social worker or the committee can do about it. */
export function ReferralCard({
  of,
  agency,
  isLast,
  isWilling,
  done,
}: {
  readonly of: Referral;
  readonly agency: string;
  /** Whether it is the last one of its need: only then another agency may be asked. */
  readonly isLast: boolean;
  /** Whether its agency has accepted too late, and nobody else has taken it: then it may have it again. */
  readonly isWilling: boolean;
  readonly done: () => Promise<void>;
}) {
  const { caseId, service, state, reason, outcome } = of;
  const [isCancelling, setCancelling] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const codes = codeWords();
  return (
    <li class="card">
      <div class="row apart">
        <h3>
          <span class="sentence">{codes.needKinds[service]}</span>
        </h3>
        <Badge tone={referralTones[state]}>{codes.referralStates[state]}</Badge>
      </div>
      <p>
        <bdi>{agency}</bdi>
      </p>
      {reason !== null && <p class="sentence">{codes.referralReasons[reason]}</p>}
      {outcome !== null && <p class="sentence">{codes.referralOutcomes[outcome]}</p>}
      {state === 'requested' && (
        <p>
          {said().answerBy} <time dateTime={of.answerBy}>{dayAndHour(of.answerBy)}</time> (
          {away(of.answerBy, now.value)})
        </p>
      )}
      {isWilling && <p class="note good">{said().late}</p>}
      <div class="row">
        {isWilling && may('referral.ask-another') && (
          <Button press={() => setAsking(true)}>{said().takeUp}</Button>
        )}
        {isLast && state !== 'completed' && may('referral.ask-another') && (
          <Button press={() => setAsking(true)}>{said().another}</Button>
        )}
        {isOpen(state) && may('referral.cancel') && (
          <Button press={() => setCancelling(true)}>{said().cancel}</Button>
        )}
      </div>
      {isAsking && <AskAgency caseId={caseId} service={service} close={() => setAsking(false)} done={done} />}
      {isCancelling && (
        <CancelReferral referralId={of.referralId} close={() => setCancelling(false)} done={done} />
      )}
    </li>
  );
}
