import { setTimeout as wait } from 'node:timers/promises';
import { factsTopic } from '@iwaa/contracts/topology';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import kafkajs, { type Admin } from 'kafkajs';
import type { Surroundings } from '../faults/surroundings.ts';

// kafkajs is CommonJS, and Node finds only some of its names by itself.
const { ConfigResourceTypes } = kafkajs;

const settings = ['lz4', 'zstd', 'snappy', 'gzip'];
const eachMs = 2000;

/** An operator sets another compression on every topic of facts, one after the other, and takes it back. */
export async function topicCompression({ kafka }: Surroundings): Promise<string[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const before = await Promise.all(serviceNames.map((service) => settingsOf(admin, factsTopic(service))));
    try {
      for (const setting of settings) {
        for (const topic of before) await setOn(admin, topic, setting);
        await wait(eachMs);
      }
    } finally {
      for (const topic of before) await setOn(admin, topic, undefined);
    }
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
  return [];
}

interface TopicSettings {
  readonly topic: string;
  readonly entries: readonly { readonly name: string; readonly value: string }[];
}

/** What is set on a topic itself, all of which has to be said again whenever one of it is changed. */
async function settingsOf(admin: Admin, topic: string): Promise<TopicSettings> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }],
  });
  const entries = (resources[0]?.configEntries ?? [])
    .filter(({ isDefault, configSource }) => !isDefault && configSource === setOnTopic)
    .map(({ configName, configValue }) => ({ name: configName, value: configValue }));
  return { topic, entries };
}

/** DYNAMIC_TOPIC_CONFIG of Kafka's protocol. */
const setOnTopic = 1;

async function setOn(
  admin: Admin,
  { topic, entries }: TopicSettings,
  compression: string | undefined,
): Promise<void> {
  const others = entries.filter(({ name }) => name !== 'compression.type');
  const own = entries.filter(({ name }) => name === 'compression.type');
  const now = compression === undefined ? own : [{ name: 'compression.type', value: compression }];
  await admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries: [...others, ...now] }],
  });
}
