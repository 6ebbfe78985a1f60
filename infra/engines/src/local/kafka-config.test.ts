import { expect, test } from '@jest/globals';
import { kafkaConfig } from './kafka-config.ts';

const lines = kafkaConfig({
  advertised: '127.0.0.1:29092',
  listen: '127.0.0.1:29092',
  controller: '127.0.0.1:29093',
  logDir: '/home/x/kafka/log',
  adminPassword: 'admin-password',
  controllerPassword: 'controller-password',
}).split('\n');

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
