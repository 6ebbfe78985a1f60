import type { rollCall } from '@iwaa/contracts/http/shelter-capacity';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../components/command.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { codeWords } from '../../language/code-words.ts';
import { number, pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';
import { bedName } from './bed-name.ts';
import type { BedsOfUnit } from './beds-of-centre.tsx';
import { Guest } from './guest.tsx';
import { passInWords } from './pass-in-words.ts';

const said = words({
  ar: { who: 'من الغائب؟', save: 'احفظ المناداة', present: 'حاضر', absent: 'غائب', saved: 'حُفظت المناداة' },
  fr: {
    who: 'Qui est absent\u202f?',
    save: 'Enregistrer l’appel',
    present: 'présents',
    absent: 'absents',
    saved: 'Appel enregistré',
  },
  en: {
    who: 'Who is absent?',
    save: 'Save the roll call',
    present: 'present',
    absent: 'absent',
    saved: 'The roll call is saved',
  },
});

/** The roll of one unit: a line for each person, which is pressed where they are absent, and one button for all of them. */
export function RollOfUnit({
  centreId,
  unit,
  beds,
  called,
  done,
}: BedsOfUnit & { readonly centreId: string }) {
  const callRoll = useCommand(shelterCapacityRoutes.callRoll);
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  const [saved, setSaved] = useState<z.output<typeof rollCall>>();
  const people = beds.flatMap(({ bedId, stay }) => (stay ? [{ bedId, ...stay }] : []));
  // Whoever was absent last is taken to be so still: an absence does not end by a press that was forgotten.
  const isAbsent = ({ stayId, absence }: (typeof people)[number]) => ticked[stayId] ?? absence !== null;
  const absent = people.filter(isAbsent);
  const there = people.filter((person) => !isAbsent(person));
  const idsOf = (those: typeof people) => those.map(({ stayId }) => stayId);
  const title = codeWords().unitKinds[unit];
  return (
    <section class="stack" aria-label={title}>
      <h2 class="sentence">{title}</h2>
      <fieldset>
        <legend>{said().who}</legend>
        <div class="stack-small">
          {people.map((person) => (
            <label key={person.stayId} class="choice">
              <input
                type="checkbox"
                checked={isAbsent(person)}
                onChange={({ currentTarget }) =>
                  setTicked({ ...ticked, [person.stayId]: currentTarget.checked })
                }
              />
              <span>
                <Guest caseId={person.caseId} called={called} /> · <bdi>{bedName(person.bedId)}</bdi>
                {person.passes
                  .filter(({ from, to }) => from <= tonight() && tonight() <= to)
                  .map((pass) => (
                    <span key={pass.passId} class="hint">
                      {' '}
                      · {passInWords(pass)}
                    </span>
                  ))}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {callRoll.failure && <FailureNote failure={callRoll.failure} />}
      <Button
        kind="main"
        name={`${said().save} ${title}`}
        press={async () => {
          const params = { centreId, unit, night: tonight() };
          const body = { present: idsOf(there), absent: idsOf(absent) };
          const answer = await callRoll.send({ params, body });
          if (answer === undefined) return;
          setSaved(answer);
          setTicked({});
          await done();
        }}
      >
        {said().save} ({pair(said().present, number(there.length))} ·{' '}
        {pair(said().absent, number(absent.length))})
      </Button>
      {saved && (
        <p role="status">
          {pair(
            said().saved,
            (['present', 'absent', 'with-pass'] as const)
              .map((outcome) => pair(codeWords().rollCallOutcomes[outcome], number(countOf(saved, outcome))))
              .join(' · '),
          )}
        </p>
      )}
    </section>
  );
}

function countOf(
  { present, absent, withPass }: z.output<typeof rollCall>,
  outcome: 'present' | 'absent' | 'with-pass',
): number {
  return { present, absent, 'with-pass': withPass }[outcome];
}
