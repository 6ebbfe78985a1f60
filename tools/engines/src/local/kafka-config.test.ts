import { expect, test } from '@jest/globals';
import { kafkaConfig } from './kafka-config.ts';

const places = {
  advertised: '127.0.0.1:29092',
  listen: '127.0.0.1:29092',
  controller: '127.0.0.1:29093',
  logDir: '/home/x/kafka/log',
  adminPassword: 'admin-password',
  controllerPassword: 'controller-password',
};
const lines = kafkaConfig(places).split('\n');

test('Kafka lets in whom it knows by SCRAM, and allows only what an ACL allows', () => {
  expect(lines).toContain('sasl.enabled.mechanisms=SCRAM-SHA-512');
  expect(lines).toContain('listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT');
  expect(lines).toContain('authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer');
  expect(lines).toContain('allow.everyone.if.no.acl.found=false');
  expect(lines).toContain('super.users=User:controller;User:admin');
});

test('Kafka keeps facts for ever, makes no topic by itself, and is back soon after its death', () => {
  expect(lines).toContain('log.retention.ms=-1');
  expect(lines).toContain('auto.create.topics.enable=false');
  expect(lines).toContain('broker.session.timeout.ms=2000');
  expect(lines).toContain('broker.heartbeat.interval.ms=500');
  expect(lines).toContain('group.initial.rebalance.delay.ms=0');
});

test('Kafka listens on this machine alone', () => {
  expect(lines).toContain('listeners=CLIENT://127.0.0.1:29092,CONTROLLER://127.0.0.1:29093');
});

test('Kafka in a container has a second listener for those outside, which asks for a login as the first does', () => {
  const outside = { listen: '0.0.0.0:29092', advertised: '127.0.0.1:29092' };
  const two = kafkaConfig({
    ...places,
    listen: '0.0.0.0:9092',
    advertised: 'kafka:9092',
    outside,
  }).split('\n');
  expect(two).toContain(
    'advertised.listeners=CLIENT://kafka:9092,CONTROLLER://127.0.0.1:29093,OUTSIDE://127.0.0.1:29092',
  );
  expect(two).toContain(
    'listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT,OUTSIDE:SASL_PLAINTEXT',
  );
  expect(two.filter((line) => line.startsWith('listener.name.outside.'))).toHaveLength(1);
});
