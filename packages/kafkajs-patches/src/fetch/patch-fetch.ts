import { createRequire } from 'node:module';
import { decodeFetchResponse, type FetchResponse } from './decode-fetch-response.ts';

interface FetchArguments {
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly fetchOffset: string }[];
  }[];
}
interface Exchange {
  readonly response: { decode(bytes: Buffer): Promise<FetchResponse> };
}
type FetchExchange = (request: FetchArguments) => Exchange;

const fetchRequest = createRequire(import.meta.url)('kafkajs/src/protocol/requests/fetch') as {
  protocol(by: { version: number }): FetchExchange;
};
/** The last that kafkajs speaks, and every broker since Kafka 2.3. */
const patchedVersion = 11;

/**
 * kafkajs 2.2.4 unpacks gzip alone, without a bound, and what it can't read ends the consumer, time and again at the same
 * offset. Here the answer to a fetch is read by `readRecordBatches`. Called once.
 */
export function patchFetch(): void {
  const protocolOf = fetchRequest.protocol;
  fetchRequest.protocol = (by) => {
    const fetch = protocolOf(by);
    if (by.version !== patchedVersion) return fetch;
    return (request) => {
      const offsets = new Map(
        request.topics.flatMap(({ topic, partitions }) =>
          partitions.map(({ partition, fetchOffset }) => [`${topic}/${partition}`, BigInt(fetchOffset)]),
        ),
      );
      const exchange = fetch(request);
      const decode = (bytes: Buffer) =>
        decodeFetchResponse(bytes, (topic, partition) => offsets.get(`${topic}/${partition}`) ?? 0n);
      return { ...exchange, response: { ...exchange.response, decode } };
    };
  };
}
