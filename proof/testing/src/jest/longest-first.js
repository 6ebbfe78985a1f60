import Sequencer from '@jest/test-sequencer';

/** The files that start engines or a whole platform of their own: none of them may be the one that the others wait for in the end. */
const long = [
  'proof/winter/',
  'tools/engines/',
  'tools/platform/',
  'packages/eventing/src/consumer/',
  'broker-death',
];

/** Begins with the files that take longest, which a fresh clone has not measured yet; the others as jest does. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const rank = ({ path }) => {
      const place = long.findIndex((part) => path.includes(part));
      return place === -1 ? long.length : place;
    };
    return (await super.sort(tests)).sort((one, other) => rank(one) - rank(other));
  }
}
