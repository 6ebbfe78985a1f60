import { agencyCapacities } from '@iwaa/contracts/vocabulary';
import { referralRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { useCommand } from '../../components/command.ts';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    legend: 'ما يمكنكم استقباله',
    full: 'لا يصلكم توجيه ما دامت مؤسسة أخرى تستطيع الاستقبال.',
    sending: 'جارٍ الإرسال…',
    unregistered: 'لم تسجّل اللجنة مؤسستك بعد. اطلب منها ذلك؛ تظهر هنا من تلقاء نفسها.',
  },
  fr: {
    legend: 'Ce que vous pouvez accueillir',
    full: 'Aucune orientation ne vous est envoyée tant qu’un autre organisme peut accueillir.',
    sending: 'Envoi…',
    unregistered:
      'Le comité n’a pas encore inscrit votre organisme. Demandez-le-lui\u202f; il apparaîtra ici de lui-même.',
  },
  en: {
    legend: 'What you can take',
    full: 'No referral is sent to you while another agency can take the person.',
    sending: 'Sending…',
    unregistered:
      'The committee has not registered your agency yet. Ask it to; it shows here by itself then.',
  },
});

/** What an agency can take, said by one press. */
export function Capacity({ agencyId }: { readonly agencyId: string }) {
  const asked = useAnswer(referralRoutes.listAgencies, { query: {} }, ({ type }) =>
    type.startsWith('iwaa.referral.agency-'),
  );
  const publish = useCommand(referralRoutes.publishCapacity);
  return (
    <Answered of={asked}>
      {({ items }) => {
        const mine = items.find((agency) => agency.agencyId === agencyId);
        if (!mine) return <Empty>{said().unregistered}</Empty>;
        return (
          <section class="card">
            <h2>{mine.name}</h2>
            <OneOf
              legend={said().legend}
              options={inWords(agencyCapacities, codeWords().agencyCapacities)}
              value={mine.capacity}
              change={async (capacity) => {
                if (await publish.send({ params: { agencyId }, body: { capacity } })) await asked.again();
              }}
            />
            {publish.isSending && (
              <p class="hint" role="status">
                {said().sending}
              </p>
            )}
            {mine.capacity === 'no-capacity' && <p class="hint">{said().full}</p>}
            {publish.failure && <FailureNote failure={publish.failure} />}
          </section>
        );
      }}
    </Answered>
  );
}
