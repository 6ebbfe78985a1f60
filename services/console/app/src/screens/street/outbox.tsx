import { arabicCount, englishCount, frenchCount } from '@iwaa/words/counted';
import { Empty } from '../../components/empty.tsx';
import { Title } from '../../components/title.tsx';
import { hour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { items } from '../../outbox/items.ts';
import { isOpen } from '../../outbox/outbox.ts';
import { HowItStands } from './how-it-stands.tsx';
import { Opened } from './opened.tsx';

const said = words({
  ar: {
    title: 'ما سجّله هذا الهاتف',
    none: 'لم تُسجّل شيئًا الليلة بعد.',
    left: (count: number) =>
      arabicCount(count, {
        zero: 'وصل كل ما سجّلته.',
        one: 'تسجيل واحد لم يصل بعد.',
        two: 'تسجيلان لم يصلا بعد.',
        few: '# تسجيلات لم تصل بعد.',
        many: '# تسجيلًا لم تصل بعد.',
        other: '# تسجيل لم تصل بعد.',
      }),
    startRound: 'بدء الجولة',
    visitPlace: 'زيارة مكان',
    missPlace: 'مكان لم نزره',
    endRound: 'إنهاء الجولة',
    recordContact: 'لقاء',
    recordLook: 'جواب عن إشعار',
    setOut: 'انطلاق نحو السرير',
    releaseHold: 'إرجاع سرير',
    giveConsent: 'موافقة',
    withdrawConsent: 'سحب موافقة',
    recordListeningSession: 'جلسة استماع',
  },
  fr: {
    title: 'Ce que ce téléphone a noté',
    none: 'Vous n’avez encore rien noté cette nuit.',
    left: (count: number) =>
      count === 0
        ? 'Tout est arrivé.'
        : frenchCount(count, {
            one: '# note n’est pas encore arrivée.',
            other: '# notes ne sont pas encore arrivées.',
          }),
    startRound: 'Début de la maraude',
    visitPlace: 'Lieu visité',
    missPlace: 'Lieu manqué',
    endRound: 'Fin de la maraude',
    recordContact: 'Rencontre',
    recordLook: 'Réponse à un signalement',
    setOut: 'Départ vers le lit',
    releaseHold: 'Lit rendu',
    giveConsent: 'Consentement',
    withdrawConsent: 'Consentement retiré',
    recordListeningSession: 'Séance d’écoute',
  },
  en: {
    title: 'What this phone recorded',
    none: 'You have recorded nothing tonight yet.',
    left: (count: number) =>
      count === 0
        ? 'Everything has arrived.'
        : englishCount(count, {
            one: '# record has not arrived yet.',
            other: '# records have not arrived yet.',
          }),
    startRound: 'Start of the round',
    visitPlace: 'Place visited',
    missPlace: 'Place missed',
    endRound: 'End of the round',
    recordContact: 'Contact',
    recordLook: 'Look at an alert',
    setOut: 'Set out for the bed',
    releaseHold: 'Bed given back',
    giveConsent: 'Consent',
    withdrawConsent: 'Consent taken back',
    recordListeningSession: 'Listening session',
  },
});

/** Everything that was recorded on this phone tonight, the last first, and how each stands. */
export function Outbox() {
  return (
    <Opened>
      {() => {
        const shown = items.value.filter(({ standing }) => standing.kind !== 'put-away').toReversed();
        return (
          <div class="stack narrow">
            <Title>{said().title}</Title>
            {shown.length === 0 ? (
              <Empty>{said().none}</Empty>
            ) : (
              <p role="status">{said().left(shown.filter(isOpen).length)}</p>
            )}
            <ul class="lines">
              {shown.map((item) => (
                <li key={item.id} class="card">
                  <div class="row apart">
                    <h2>
                      {said()[item.command]} <bdi>{item.label}</bdi>
                    </h2>
                    <span>{hour(item.recordedAt)}</span>
                  </div>
                  <HowItStands item={item} />
                </li>
              ))}
            </ul>
          </div>
        );
      }}
    </Opened>
  );
}
