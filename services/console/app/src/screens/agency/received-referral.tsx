import type { referral } from '@iwaa/contracts/http/referral';
import type { z } from 'zod';
import { Badge } from '../../components/badge.tsx';
import { Code } from '../../components/code.tsx';
import { now } from '../../components/now.ts';
import { codeWords } from '../../language/code-words.ts';
import { away, dayAndHour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { referralTones } from '../case/referral-tones.ts';
import { Answers } from './answers.tsx';
import { WhomItIsAbout } from './whom-it-is-about.tsx';

const said = words({
  ar: { answerBy: 'الجواب مأمول قبل', asked: 'وصل' },
  fr: { answerBy: 'Réponse espérée avant', asked: 'Reçue' },
  en: { answerBy: 'An answer is hoped for by', asked: 'Received' },
});

/** A referral as the agency has it, with the answers that may be given now. */
export function ReceivedReferral({
  of,
  done,
}: {
  readonly of: z.output<typeof referral>;
  readonly done: () => Promise<void>;
}) {
  const { caseId, service, state, reason, outcome, answerBy, requestedAt } = of;
  const codes = codeWords();
  return (
    <li class="card">
      <div class="row apart">
        <h3>
          <span class="sentence">{codes.needKinds[service]}</span> · <Code>{caseId}</Code>
        </h3>
        <Badge tone={referralTones[state]}>{codes.referralStates[state]}</Badge>
      </div>
      <p>
        {said().asked} <time dateTime={requestedAt}>{dayAndHour(requestedAt)}</time>
      </p>
      {state === 'requested' && (
        <p>
          {said().answerBy}{' '}
          <time dateTime={answerBy}>
            {dayAndHour(answerBy)} ({away(answerBy, now.value)})
          </time>
        </p>
      )}
      {reason !== null && <p class="sentence">{codes.referralReasons[reason]}</p>}
      {outcome !== null && <p class="sentence">{codes.referralOutcomes[outcome]}</p>}
      <WhomItIsAbout of={of} />
      <Answers of={of} done={done} />
    </li>
  );
}
