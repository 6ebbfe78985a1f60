import { auditHeadsTopic, groupId } from '@iwaa/contracts/topology';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { readToEnd } from '@iwaa/eventing/kafka/read-to-end';
import type { Kafka } from 'kafkajs';
import { z } from 'zod';
import type { PublishedHead } from './publish-heads.ts';

const publishedHead = z.object({ sequence: z.int().min(1), hash: z.string(), at: z.string() });

/** Every head of a service's access log that was published. @throws where the topic holds what is none */
export async function readHeads(
  kafka: Kafka,
  service: ServiceName,
  namespace: string,
): Promise<PublishedHead[]> {
  const topic = auditHeadsTopic(service, namespace);
  const values = await readToEnd(kafka, topic, groupId('audit', 'heads', namespace));
  return values.map((value) => publishedHead.parse(JSON.parse(value)));
}
