/**
 * Who can't live with a change: `old-facts`, which are kept for ever and would no longer be readable; `old-readers`, which
 * would meet new facts that they refuse or miss something in.
 */
export type Broken = 'old-facts' | 'old-readers';

/** One way in which a schema is no longer what was published. */
export interface SchemaBreak {
  /** The event's type. */
  readonly event: string;
  /** Where in the event's data, such as `data.shelter.priority`. */
  readonly path: string;
  readonly breaks: Broken;
  readonly what: string;
}
