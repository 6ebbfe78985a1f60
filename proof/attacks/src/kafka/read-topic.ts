import { headerTexts } from '@iwaa/proof-kit/kafka/published-fact';
import { readToEnd } from '@iwaa/proof-kit/kafka/read-to-end';
import type { Login } from '@iwaa/provision/kafka/session';
import { clientOf } from './client.ts';

/** A message as text. */
export interface TopicMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads what a topic holds at this moment, from its beginning, with a login that may. */
export async function readTopic(
  brokers: readonly string[],
  login: Login,
  topic: string,
  heard: (message: TopicMessage) => void = () => undefined,
): Promise<TopicMessage[]> {
  const read: TopicMessage[] = [];
  await readToEnd(clientOf(brokers, login), [topic], `${login.username}.attack-reader`, ({ message }) => {
    const found = {
      topic,
      key: message.key?.toString() ?? '',
      value: message.value?.toString() ?? '',
      headers: headerTexts(message.headers),
    };
    read.push(found);
    heard(found);
  });
  return read;
}
