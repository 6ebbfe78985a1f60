import { Badge } from '../../components/badge.tsx';
import { words } from '../../language/words.ts';
import type { Item } from '../../outbox/outbox.ts';

const said = words({
  ar: { waiting: 'في الانتظار', taken: 'وصل', refused: 'مرفوض', 'put-away': 'جانبًا' },
  fr: { waiting: 'En attente', taken: 'Arrivé', refused: 'Refusé', 'put-away': 'Mis de côté' },
  en: { waiting: 'Waiting', taken: 'Taken', refused: 'Refused', 'put-away': 'Put away' },
});
const tones = { waiting: 'warn', taken: 'good', refused: 'bad', 'put-away': 'plain' } as const;

/** How something that was recorded stands with the server. */
export function StandingBadge({ standing: { kind } }: Pick<Item, 'standing'>) {
  return <Badge tone={tones[kind]}>{said()[kind]}</Badge>;
}
