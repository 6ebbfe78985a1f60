import '../../outbox/report.ts';
import '../../outbox/sender.ts';
import '../../vault/lock-when-idle.ts';
import { arabicCount, englishCount, frenchCount } from '@iwaa/words/counted';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SignedIn } from '../../../../src/session/signed-in.ts';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { isNotKept } from '../../outbox/items.ts';
import { who } from '../../session/session.ts';
import { ChooseLock } from '../../vault/choose-lock.tsx';
import { Leave } from '../../vault/leave.tsx';
import { OpenLock } from '../../vault/open-lock.tsx';
import type { StoredVault } from '../../vault/phone-database.ts';
import { countUntaken, findVaultOf, lockVault, openVault } from '../../vault/vault.ts';

const said = words({
  ar: {
    title: 'هذا الهاتف مقفل',
    why: 'افتح عملك للمتابعة. ما كتبته محفوظ.',
    untaken: (count: number) =>
      arabicCount(count, {
        zero: 'وصل كل ما سجّلته.',
        one: 'تسجيل واحد لم يصل بعد، ويُرسل بعد الفتح.',
        two: 'تسجيلان لم يصلا بعد، ويُرسلان بعد الفتح.',
        few: '# تسجيلات لم تصل بعد، وتُرسل بعد الفتح.',
        many: '# تسجيلًا لم تصل بعد، وتُرسل بعد الفتح.',
        other: '# تسجيل لم تصل بعد، وتُرسل بعد الفتح.',
      }),
    waiting: 'جارٍ الفتح…',
    notKept: 'لم يُسجّل: لا يقبل هذا الهاتف الكتابة، وقد يكون ممتلئًا. أفرغ بعض المساحة ثم سجّل مرة أخرى.',
    wiped: 'مُحي كل ما كان في هذا الهاتف بعد عشر محاولات خاطئة. اختر رمزًا جديدًا.',
  },
  fr: {
    title: 'Ce téléphone est verrouillé',
    why: 'Ouvrez votre travail pour continuer. Ce que vous avez écrit est gardé.',
    untaken: (count: number) =>
      frenchCount(count, {
        one: '# note n’est pas encore arrivée\u202f; elle part après l’ouverture.',
        other: '# notes ne sont pas encore arrivées\u202f; elles partent après l’ouverture.',
      }),
    waiting: 'Ouverture…',
    notKept:
      'Rien n’est noté\u00a0: ce téléphone ne peut pas écrire, il est peut-être plein. Libérez de la place, puis notez encore une fois.',
    wiped: 'Après dix codes faux, tout ce que gardait ce téléphone est effacé. Choisissez un nouveau code.',
  },
  en: {
    title: 'This phone is locked',
    why: 'Open your work to go on. What you wrote is kept.',
    untaken: (count: number) =>
      englishCount(count, {
        one: '# record has not arrived yet; it is sent once this is open.',
        other: '# records have not arrived yet; they are sent once this is open.',
      }),
    waiting: 'Opening…',
    notKept:
      'Nothing was recorded: this phone can not write, it may be full. Free some space, then record it again.',
    wiped: 'After ten wrong PINs all that this phone kept is wiped. Choose a new PIN.',
  },
});

/** Shows a street team's screen once what the phone keeps for whoever is signed in is open. */
export function Opened({ children }: { readonly children: () => ComponentChildren }) {
  const me = who.value;
  const isMine = me !== undefined && openVault.value?.owner.subject === me.subject;
  useEffect(() => {
    // Somebody else has signed in meanwhile, in this browser.
    if (openVault.value && !isMine) lockVault();
  }, [isMine]);
  return (
    <>
      {isNotKept.value && (
        <p class="note failure" role="alert">
          {said().notKept}
        </p>
      )}
      {isMine ? children() : me && <Unlock key={me.subject} me={me} />}
      <Leave />
    </>
  );
}

function Unlock({ me }: { readonly me: SignedIn }) {
  const [vault, setVault] = useState<StoredVault | null>();
  const [isWiped, setWiped] = useState(false);
  const [untaken, setUntaken] = useState(0);
  const look = async () => {
    const found = await findVaultOf(me);
    if (found) setUntaken(await countUntaken(found.vaultId));
    setVault(found ?? null);
  };
  useEffect(() => void look(), []);
  if (vault === undefined) return <p role="status">{said().waiting}</p>;
  if (vault === null)
    return (
      <>
        {isWiped && (
          <p class="note failure" role="alert">
            {said().wiped}
          </p>
        )}
        <ChooseLock who={me} then={look} />
      </>
    );
  return (
    <section class="stack narrow">
      <Title>{said().title}</Title>
      <p>{said().why}</p>
      {untaken > 0 && <p class="note warn">{said().untaken(untaken)}</p>}
      <OpenLock
        vault={vault}
        then={({ kind }) => {
          setWiped(kind === 'wiped');
          void look();
        }}
      />
    </section>
  );
}
