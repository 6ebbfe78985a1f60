import { useState } from 'preact/hooks';
import { call } from '../../api/call.ts';
import { type Failure, failureOf } from '../../api/failure.ts';
import { intakeRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { codeWords } from '../../language/code-words.ts';
import { pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { items, record } from '../../outbox/items.ts';
import { isLater } from '../../outbox/later.ts';
import { consentsGivenTo, type MetPerson, nameOf, type RecordedConsent } from './person-of.ts';

const said = words({
  ar: {
    title: 'سحب موافقة',
    none: 'لم يسجّل هذا الهاتف موافقة سارية لهذا الشخص. اطلع على ما سُجّل في مكان آخر.',
    noneAtAll: 'لا موافقة سارية لهذا الشخص؛ لا شيء لسحبه.',
    look: 'ما المسجّل في مكان آخر؟ (يُسجَّل كل اطلاع)',
    takeBack: 'سحب',
  },
  fr: {
    title: 'Retirer un consentement',
    none: 'Ce téléphone n’a noté aucun consentement en vigueur de cette personne. Voyez ce qui est noté ailleurs.',
    noneAtAll: 'Cette personne n’a aucun consentement en vigueur\u202f; il n’y a rien à retirer.',
    look: 'Qu’y a-t-il d’autre\u202f? (chaque consultation est enregistrée)',
    takeBack: 'Retirer',
  },
  en: {
    title: 'Take a consent back',
    none: 'This phone has recorded no consent of this person that is in force. See what was recorded elsewhere.',
    noneAtAll: 'This person has no consent in force; there is nothing to take back.',
    look: 'What was recorded elsewhere? (each look is recorded)',
    takeBack: 'Take back',
  },
});

/** Records, also without a network, that somebody takes back what they had agreed to. */
export function TakeBack({
  of,
  label,
  close,
}: {
  readonly of: MetPerson;
  readonly label: string;
  readonly close: () => void;
}) {
  const { personId, about } = of;
  const [inForce, setInForce] = useState<readonly RecordedConsent[]>();
  const [failure, setFailure] = useState<Failure>();
  const look = async (id: string) => {
    try {
      const { consents } = await call(intakeRoutes.readPerson, { params: { personId: id } });
      setInForce(consents);
      setFailure(undefined);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const takenBack = new Set(
    items.value
      .filter(({ command, standing }) => command === 'withdrawConsent' && standing.kind !== 'put-away')
      .map(({ params }) => nameOf(params.consentId, items.value)),
  );
  const shown = (inForce ?? consentsGivenTo(about, items.value)).filter(
    ({ consentId }) => !takenBack.has(nameOf(consentId, items.value)),
  );
  return (
    <Dialog title={said().title} close={close}>
      <div class="stack">
        {shown.length === 0 && <Empty>{inForce ? said().noneAtAll : said().none}</Empty>}
        <ul class="lines">
          {shown.map(({ purpose, consentId }) => (
            <li key={nameOf(consentId, items.value)} class="row apart">
              <span class="sentence">{codeWords().consentPurposes[purpose]}</span>
              <Button
                kind="danger"
                name={pair(said().takeBack, codeWords().consentPurposes[purpose])}
                press={async () => {
                  const params = { personId, consentId };
                  await record({ command: 'withdrawConsent', params, body: {}, about, label });
                  close();
                }}
              >
                {said().takeBack}
              </Button>
            </li>
          ))}
        </ul>
        {failure && !isLater(personId) && <FailureNote failure={failure} again={() => look(personId)} />}
        {!inForce && !failure && !isLater(personId) && (
          <Button press={() => look(personId)}>{said().look}</Button>
        )}
      </div>
    </Dialog>
  );
}
