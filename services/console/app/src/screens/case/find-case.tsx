import { useLocation } from 'preact-iso';
import { words } from '../../language/words.ts';

const said = words({
  ar: { code: 'رمز الملف', find: 'افتح الملف' },
  fr: { code: 'Code du dossier', find: 'Ouvrir le dossier' },
  en: { code: 'Case code', find: 'Open the case' },
});

/** Leads to a case by its code. */
export function FindCase() {
  const { route } = useLocation();
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        const code = new FormData(event.currentTarget).get('code');
        if (typeof code === 'string' && code.trim() !== '')
          route(`/cases/${encodeURIComponent(code.trim())}`);
      }}
    >
      <label>
        {said().code}
        <input name="code" autocomplete="off" dir="ltr" placeholder="SK-2425-00042" />
      </label>
      <button type="submit" class="button at-end">
        {said().find}
      </button>
    </form>
  );
}
