import type { AcceptedChange } from './accepted-changes.ts';
import { compareSchemas } from './compare-schemas.ts';
import type { JsonSchema } from './json-schema.ts';
import type { SchemaBreak } from './schema-break.ts';

/** The schema of each event's data, by the event's type. */
export type SchemasByEvent = ReadonlyMap<string, JsonSchema>;

/**
 * Every way in which today's schemas break with the published ones. Both directions count: topics are kept for ever, so
 * today's readers meet old facts, and readers of yesterday meet today's facts. A new event breaks nothing; whoever needs
 * any other change declares a new version of the event, and keeps the old one.
 */
export function findBreaks(
  published: SchemasByEvent,
  today: SchemasByEvent,
  accepted: readonly AcceptedChange[] = [],
): SchemaBreak[] {
  return [...published].flatMap(([event, before]): SchemaBreak[] => {
    const after = today.get(event);
    if (!after)
      return [
        { event, path: 'data', breaks: 'old-facts', what: 'was removed, and its facts are still there' },
      ];
    return compareSchemas(before, after)
      .map((found) => ({ event, ...found }))
      .filter((found) => !isAccepted(found, accepted));
  });
}

function isAccepted(found: SchemaBreak, accepted: readonly AcceptedChange[]): boolean {
  return (
    found.breaks === 'old-readers' &&
    accepted.some(
      ({ event, path, what }) => event === found.event && path === found.path && what === found.what,
    )
  );
}

/** Says what is broken and what to do, a line each. */
export function describeBreaks(breaks: readonly SchemaBreak[]): string {
  const lines = breaks.map(
    ({ event, path, breaks: whom, what }) => `  ${event} ${path} ${what} (breaks ${whom})`,
  );
  return [
    'These changes break with the published schemas:',
    ...lines,
    'Declare a new version of the event beside the old one. What breaks old-readers only may be accepted in accepted-changes.ts once every reader is changed.',
  ].join('\n');
}
