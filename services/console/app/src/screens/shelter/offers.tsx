import { useState } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { type Asked, useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { useCommand } from '../../components/command.ts';
import { largestPage } from '../../components/count.ts';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { now } from '../../components/now.ts';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { away, hour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { bedName } from './bed-name.ts';
import { useCentreNames } from './centre-names.ts';
import { DeclineOffer } from './decline-offer.tsx';
import type { Offer } from './offer.ts';
import { useProvinces } from './provinces.ts';

const said = words({
  ar: {
    title: 'أسرّة معروضة',
    how: 'يُعرض كل سرير يُخلى على أول المنتظرين إلى ساعة محددة، ثم على الموالي. الرفض لا يكلف الشخص شيئا.',
    none: 'لا سرير معروض الآن.',
    until: 'الجواب قبل',
    accept: 'يقبل السرير',
    decline: 'يرفض السرير…',
  },
  fr: {
    title: 'Lits proposés',
    how: 'Chaque lit libéré est proposé au premier de la liste jusqu’à une heure, puis au suivant. Décliner ne coûte rien.',
    none: 'Aucun lit n’est proposé en ce moment.',
    until: 'Réponse avant',
    accept: 'Accepte le lit',
    decline: 'Décline le lit…',
  },
  en: {
    title: 'Offered beds',
    how: 'Each bed that is freed is offered to the first in the list until an hour, and then to the next. Declining costs nothing.',
    none: 'No bed is offered at the moment.',
    until: 'To be answered by',
    accept: 'Accepts the bed',
    decline: 'Declines the bed…',
  },
});

/** The beds that are offered to people who waited, for whoever can ask them. */
export function Offers() {
  const provinces = useProvinces();
  return (
    <>
      <Title>{said().title}</Title>
      <p class="hint">{said().how}</p>
      <Answered of={provinces}>
        {(found) => found.map((provinceId) => <OffersOfProvince key={provinceId} provinceId={provinceId} />)}
      </Answered>
    </>
  );
}

function OffersOfProvince({ provinceId }: { readonly provinceId: string }) {
  const offers: Asked<{ items: readonly Offer[] }> = useAnswer(
    shelterCapacityRoutes.listOffers,
    { params: { provinceId }, query: { limit: largestPage } },
    ({ subject }) => subject.startsWith('bed/'),
  );
  return (
    <Answered of={offers}>
      {({ items }) => (
        <>
          {items.length === 0 && <Empty>{said().none}</Empty>}
          <ul class="cards">
            {items.map((offer) => (
              <OfferCard key={offer.holdId} offer={offer} done={offers.again} />
            ))}
          </ul>
        </>
      )}
    </Answered>
  );
}

function OfferCard({ offer, done }: { readonly offer: Offer; readonly done: () => Promise<void> }) {
  const { holdId, caseId, bedId, centreId, unit, answerBy } = offer;
  const accept = useCommand(shelterCapacityRoutes.acceptOffer);
  const [isDeclining, setDeclining] = useState(false);
  const nameOf = useCentreNames();
  return (
    <li class="card">
      <div class="row apart">
        <h2>
          <Code>{caseId}</Code>
        </h2>
        <Badge>{codeWords().unitKinds[unit]}</Badge>
      </div>
      <p>
        <bdi>{nameOf(centreId)}</bdi> · <bdi>{bedName(bedId)}</bdi>
      </p>
      <p>
        {said().until} <time dateTime={answerBy}>{hour(answerBy)}</time> ({away(answerBy, now.value)})
      </p>
      <div class="row">
        <Button
          kind="main"
          name={`${said().accept} ${caseId}`}
          press={async () => {
            if (await accept.send({ params: { holdId }, body: {} })) await done();
          }}
        >
          {said().accept}
        </Button>
        <Button name={`${said().decline} ${caseId}`} press={() => setDeclining(true)}>
          {said().decline}
        </Button>
      </div>
      {accept.failure && <FailureNote failure={accept.failure} />}
      {isDeclining && <DeclineOffer holdId={holdId} close={() => setDeclining(false)} done={done} />}
    </li>
  );
}
