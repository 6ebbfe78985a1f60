import { agencyResponsesTopic, largestMessageBytes } from '@iwaa/contracts/topology';
import { type Poison, poisonKey } from '../faults/poison.ts';
import type { Surroundings } from '../faults/surroundings.ts';
import { loadAgencies } from '../load/load-plan.ts';
import { sendAsOutsider } from './outsider.ts';

const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
const headersAndKeyBytes = 1024;
const bombBytes = 20 * largestMessageBytes;

/**
 * Answers that are none, in every codec of Kafka, just within the limit, and small ones that unpack to a lot. All of them
 * have to be among the dead letters at the end of the run; the agency's honest answers go on.
 */
export async function packedAnswers(around: Surroundings, name: string): Promise<string[]> {
  const agency = loadAgencies.find(({ answersBy }) => answersBy === 'kafka');
  if (!agency) throw new Error('no agency answers over Kafka');
  const topic = agencyResponsesTopic(agency.agencyId);
  const { engines } = around.platform.addresses;
  for (const codec of codecs) {
    const sizes = {
      small: 100,
      'largest-that-is-taken': largestMessageBytes - headersAndKeyBytes,
      ...(codec === 'none' ? {} : { bomb: bombBytes }),
    };
    for (const [size, bytes] of Object.entries(sizes)) {
      const kind = `${codec}-${size}`;
      const poison: Poison = {
        key: `${poisonKey}${name}.${kind}`,
        topic,
        kind,
        untyped: false,
        unread: size === 'bomb',
        taken: false,
      };
      around.poison.push(poison);
      const headers = { ce_specversion: '1.0', ce_id: poison.key, 'content-type': 'application/json' };
      await sendAsOutsider(engines, topic, codec, [{ key: poison.key, value: 'x'.repeat(bytes), headers }]);
      poison.taken = true;
    }
  }
  return [];
}
