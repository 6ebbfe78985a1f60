import { nightLevelDeclared } from '@iwaa/contracts/events/intake';
import { unitKinds } from '@iwaa/contracts/vocabulary';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { ServeWaitingList } from '../use-cases/serve-waiting-list.ts';

/**
 * Looks again for whoever waits: beds that are kept for cold nights may be open now. The level was kept before. Where it closes
 * them, whoever has one keeps it, and nothing is to be done.
 */
export function onNightLevelDeclared(serve: ServeWaitingList): Reaction {
  return reactTo(nightLevelDeclared, async ({ data: { provinceId, level } }) => {
    if (level === 'normal') return;
    for (const unit of unitKinds) await serve(provinceId, unit);
  });
}
