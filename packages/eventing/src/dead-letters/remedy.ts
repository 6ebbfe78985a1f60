import { agencyThatWrites } from '../wire/cloud-event.ts';
import type { Origin } from './dead-letter.ts';

/** What mends a dead letter. */
export interface Remedy {
  /** Whether the same message may be taken when it is sent again. */
  readonly replayable: boolean;
  /** What is left to do, in a sentence. */
  readonly toDo: string;
}

/** Faults of the message itself, which no other release of ours would take. */
const ofItsForm =
  /^(?:too-large|no-value|not-json|unreadable|not-of-this-topic|(?:missing|bad|repeated)-header)(?::|$)/;

/**
 * What mends a message that was put aside: whoever wrote it has to write another one, or the cause is ours and the message is sent
 * again when it is mended.
 * @param isExcerpt whether only its beginning was kept.
 */
export function remedyOf(
  { topic, reason, code }: Pick<Origin, 'topic' | 'reason' | 'code'>,
  isExcerpt: boolean,
): Remedy {
  if (reason === 'failed-repeatedly' && !isExcerpt)
    return { replayable: true, toDo: `Mend the cause (${code}), then replay it.` };
  const agencyId = agencyThatWrites(topic);
  if (agencyId !== undefined)
    return {
      replayable: false,
      toDo: `Tell the agency ${agencyId} what is wrong: its program has to send another answer, with an id of its own. Then resolve it; a replay would fail again.`,
    };
  if (isExcerpt || ofItsForm.test(reason))
    return {
      replayable: false,
      toDo: "Find who writes this to the topic; only its owner's login may. Then resolve it; a replay would fail again.",
    };
  if (reason === 'schema-mismatch')
    return {
      replayable: true,
      toDo: 'Writer and reader are of releases that do not go together: bring them to ones that do, then replay it.',
    };
  return {
    replayable: true,
    toDo: 'A fact contradicts what the service knows, which is a fault of ours: keep it, report this line, and replay it when that is mended.',
  };
}
