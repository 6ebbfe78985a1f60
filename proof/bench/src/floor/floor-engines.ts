import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';

/** The connections of one of the floor's processes, from its environment. */
export interface FloorEngines {
  readonly kafka: Kafka;
  readonly database: mongoose.mongo.Db;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The floor's process was started without ${name}`);
  return value;
}

/** Opens Kafka and MongoDB with the durability of the product: acknowledged by all, and a majority with its journal. */
export async function openFloorEngines(): Promise<FloorEngines> {
  patchKafkajs();
  const client = new mongoose.mongo.MongoClient(setting('FLOOR_MONGO_URL'), {
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5000 },
  });
  await client.connect();
  return {
    database: client.db('floor'),
    kafka: new Kafka({
      clientId: 'floor',
      brokers: setting('FLOOR_BROKERS').split(','),
      sasl: {
        mechanism: 'scram-sha-512',
        username: setting('FLOOR_KAFKA_USERNAME'),
        password: setting('FLOOR_KAFKA_PASSWORD'),
      },
      logLevel: logLevel.NOTHING,
    }),
    temporalAddress: setting('FLOOR_TEMPORAL_ADDRESS'),
    temporalNamespace: setting('FLOOR_TEMPORAL_NAMESPACE'),
  };
}
