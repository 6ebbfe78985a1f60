import { Empty } from '../../components/empty.tsx';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { ContactFields } from './contact-fields.tsx';
import { Opened } from './opened.tsx';
import { WithTonight } from './with-tonight.tsx';

const said = words({
  ar: {
    title: 'لقاء',
    noRound: 'لا جولة جارية. ابدأ جولة الليلة أولًا.',
    toRound: 'جولة الليلة',
  },
  fr: {
    title: 'Une rencontre',
    noRound: 'Aucune maraude en cours. Commencez d’abord celle de cette nuit.',
    toRound: 'La maraude de cette nuit',
  },
  en: {
    title: 'A contact',
    noRound: 'No round is running. Start the one of tonight first.',
    toRound: "Tonight's round",
  },
});

/** Records a contact with somebody new or met before. */
export function Meet() {
  return (
    <Opened>
      {() => (
        <>
          <Title>{said().title}</Title>
          <WithTonight>
            {({ campaignId, round, places }) =>
              round ? (
                <ContactFields campaignId={campaignId} round={round} places={places} />
              ) : (
                <>
                  <Empty>{said().noRound}</Empty>
                  <a class="button main" href="/round">
                    {said().toRound}
                  </a>
                </>
              )
            }
          </WithTonight>
        </>
      )}
    </Opened>
  );
}
