/**
 * When people are met so that all their deadlines fall due in one minute: in blocks of a minute each, of which every one waits
 * a minute less than the one before. Times are in seconds from the first contact.
 */
export interface DeadlineSchedule {
  /** Contacts a second: so many that each block fills its minute, and the minute of the deadlines, evenly. */
  readonly perSecond: number;
  /** How long the people of each block wait until their deadline, in whole seconds. */
  readonly waits: readonly number[];
  /** The block of a contact, by its place in the order in which they are sent. */
  readonly blockOf: (index: number) => number;
  /** When the minute of the deadlines begins: well after the last contact was sent, so that nothing else is going on. */
  readonly firstDue: number;
}

/** The highest rate of contacts that two cores are known to hold; what is measured is the deadlines and not the contacts. */
const heldPerSecond = 20;
const minute = 60;

/** What is not yet read when the last contact was sent grows with how many were sent. */
function slackAfter(deadlines: number): number {
  return 20 + Math.ceil(deadlines / 250);
}

export function scheduleDeadlines(deadlines: number, mostPerSecond = heldPerSecond): DeadlineSchedule {
  const blocks = Math.ceil(deadlines / (mostPerSecond * minute));
  const firstDue = blocks * minute + slackAfter(deadlines);
  return {
    perSecond: deadlines / (blocks * minute),
    waits: Array.from({ length: blocks }, (_, block) => firstDue - block * minute),
    blockOf: (index) => Math.floor((index * blocks) / deadlines),
    firstDue,
  };
}
