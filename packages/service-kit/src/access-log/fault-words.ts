import type { ChainFault } from './check-chain.ts';

/** A fault of an access log as a line for whoever has it verified. */
export function faultWords(fault: ChainFault): string {
  switch (fault.kind) {
    case 'removed':
      return fault.from === fault.to
        ? `entry ${fault.from} is missing: it was removed`
        : `entries ${fault.from} to ${fault.to} are missing: they were removed`;
    case 'inserted':
      return `entry ${fault.sequence} has a number that none is given: it was inserted`;
    case 'changed':
      return `entry ${fault.sequence} does not follow from the one before it: one of the two was changed, or put in another's place`;
    case 'end-removed':
      return `the log ends at ${fault.last}, and ${fault.published.sequence} entries were published at ${fault.published.at}: its end was removed`;
    case 'rewritten':
      return `entry ${fault.published.sequence} is another than the one published at ${fault.published.at}: the log was rewritten`;
    default:
      return fault satisfies never;
  }
}
