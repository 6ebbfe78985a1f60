import type { agency } from '@iwaa/contracts/http/referral';
import { type AgencyCapacity, agencyCapacities } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { referralRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { useCommand } from '../../components/command.ts';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour } from '../../language/format.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';
import { whenClocksShow } from '../../session/wall-clock.ts';

const said = words({
  ar: {
    legend: 'ما يمكنكم استقباله',
    full: 'لا يصلكم توجيه ما دامت مؤسسة أخرى تستطيع الاستقبال.',
    sending: 'جارٍ الإرسال…',
    unregistered: 'لم تسجّل اللجنة مؤسستك بعد. اطلب منها ذلك؛ تظهر هنا من تلقاء نفسها.',
    suspended: 'أوقفت اللجنة مؤسستك: لا يصلها توجيه إلى أن تعيدها.',
    places: 'كم مكانا شاغرا؟ (اختياري)',
    until: 'إلى متى؟ (اختياري)',
    holdsUntil: 'يسري ذلك إلى غاية',
  },
  fr: {
    legend: 'Ce que vous pouvez accueillir',
    full: 'Aucune orientation ne vous est envoyée tant qu’un autre organisme peut accueillir.',
    sending: 'Envoi…',
    unregistered:
      'Le comité n’a pas encore inscrit votre organisme. Demandez-le-lui\u202f; il apparaîtra ici de lui-même.',
    suspended:
      'Le comité a suspendu votre organisme\u00a0: aucune orientation ne lui est envoyée d’ici sa reprise.',
    places: 'Combien de places libres\u202f? (facultatif)',
    until: 'Jusqu’à quand\u202f? (facultatif)',
    holdsUntil: 'Cela vaut jusqu’au',
  },
  en: {
    legend: 'What you can take',
    full: 'No referral is sent to you while another agency can take the person.',
    sending: 'Sending…',
    unregistered:
      'The committee has not registered your agency yet. Ask it to; it shows here by itself then.',
    suspended: 'The committee has suspended your agency: no referral is sent to it until it is resumed.',
    places: 'How many places are free? (optional)',
    until: 'Until when? (optional)',
    holdsUntil: 'This holds until',
  },
});

/** What an agency can take, said by one press; how many and until when is asked for beforehand, where it is known. */
export function Capacity({ agencyId }: { readonly agencyId: string }) {
  const asked = useAnswer(referralRoutes.listAgencies, { query: {} }, ({ type }) =>
    type.startsWith('iwaa.referral.agency-'),
  );
  return (
    <Answered of={asked}>
      {({ items }) => {
        const mine = items.find((one) => one.agencyId === agencyId);
        return mine ? <OfAgency of={mine} done={asked.again} /> : <Empty>{said().unregistered}</Empty>;
      }}
    </Answered>
  );
}

function OfAgency({
  of,
  done,
}: {
  readonly of: z.output<typeof agency>;
  readonly done: () => Promise<void>;
}) {
  const { agencyId, name, capacity, places, until, state } = of;
  const [free, setFree] = useState('');
  const [end, setEnd] = useState('');
  const publish = useCommand(referralRoutes.publishCapacity);
  const say = async (said: AgencyCapacity) => {
    const body = {
      capacity: said,
      places: said === 'capacity' && Number(free) > 0 ? Number(free) : null,
      until: end === '' ? null : new Date(whenClocksShow(end)).toISOString(),
    };
    if (!(await publish.send({ params: { agencyId }, body }))) return;
    setFree('');
    setEnd('');
    await done();
  };
  return (
    <section class="card">
      <h2>{name}</h2>
      {state === 'suspended' && <p class="note warn">{said().suspended}</p>}
      <div class="row">
        <label>
          {said().places}
          <input
            type="number"
            min="1"
            max="10000"
            value={free}
            onInput={({ currentTarget }) => setFree(currentTarget.value)}
          />
        </label>
        <label>
          {said().until}
          <input
            type="datetime-local"
            value={end}
            onInput={({ currentTarget }) => setEnd(currentTarget.value)}
          />
        </label>
      </div>
      <OneOf
        legend={said().legend}
        options={inWords(agencyCapacities, codeWords().agencyCapacities)}
        value={capacity}
        change={say}
      />
      {publish.isSending && (
        <p class="hint" role="status">
          {said().sending}
        </p>
      )}
      {(places !== null || until !== null) && (
        <p class="hint">
          {places !== null && `${codeWords().agencyCapacities.capacity} (${places}) `}
          {until !== null && (
            <>
              {said().holdsUntil} <time dateTime={until}>{dayAndHour(until)}</time>
            </>
          )}
        </p>
      )}
      {capacity === 'no-capacity' && <p class="hint">{said().full}</p>}
      {publish.failure && <FailureNote failure={publish.failure} />}
    </section>
  );
}
