import type { reintegration } from '@iwaa/contracts/http/mediation';
import type { z } from 'zod';
import { mediationRoutes } from '../../api/routes.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { useCommand } from '../../components/command.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { now } from '../../components/now.ts';
import { codeWords } from '../../language/code-words.ts';
import { away, dayAndHour, label, number } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';

type Reintegration = z.output<typeof reintegration>;

const said = words({
  ar: {
    visit: 'الزيارة',
    held: 'كانت العودة مستمرة',
    heldNot: 'لم تستمر العودة',
    holds: 'العودة مستمرة',
    broke: 'لم تستمر',
  },
  fr: {
    visit: 'Visite',
    held: 'le retour tenait',
    heldNot: 'le retour n’a pas tenu',
    holds: 'Le retour tient',
    broke: 'Le retour n’a pas tenu',
  },
  en: {
    visit: 'Visit',
    held: 'the return held',
    heldNot: 'the return did not hold',
    holds: 'The return holds',
    broke: 'It does not hold',
  },
});

const tones = { 'followed-up': 'plain', confirmed: 'good', 'broke-down': 'bad' } as const;

/** A return to the family with its visits; one that is due is recorded by one press. */
export function ReintegrationCard({
  of,
  done,
}: {
  readonly of: Reintegration;
  readonly done: () => Promise<void>;
}) {
  const { reintegrationId, caseId, kind, state, visits } = of;
  const recording = useCommand(mediationRoutes.recordVisit);
  const record = async (visit: number, holds: boolean) => {
    if (await recording.send({ params: { reintegrationId }, body: { visit, holds } })) await done();
  };
  const codes = codeWords();
  return (
    <li class="card">
      <div class="row apart">
        <h3>
          <a href={`/cases/${caseId}`}>
            <Code>{caseId}</Code>
          </a>
        </h3>
        <Badge tone={tones[state]}>{codes.reintegrationStates[state]}</Badge>
      </div>
      <p class="sentence">{codes.reintegrationKinds[kind]}</p>
      <ul class="plain-list">
        {visits.map(({ visit, dueAt, holds }) => (
          <li key={visit} class="stack-small">
            <p>
              {label(`${said().visit} ${number(visit)}`)}{' '}
              {holds === null ? (
                <time dateTime={dueAt}>
                  {dayAndHour(dueAt)} ({away(dueAt, now.value)})
                </time>
              ) : (
                said()[holds ? 'held' : 'heldNot']
              )}
            </p>
            {holds === null &&
              state === 'followed-up' &&
              Date.parse(dueAt) <= now.value &&
              may('reintegration.visit') && (
                <div class="row">
                  <Button kind="main" press={() => record(visit, true)}>
                    {said().holds}
                  </Button>
                  <Button press={() => record(visit, false)}>{said().broke}</Button>
                </div>
              )}
          </li>
        ))}
      </ul>
      {recording.failure && <FailureNote failure={recording.failure} />}
    </li>
  );
}
