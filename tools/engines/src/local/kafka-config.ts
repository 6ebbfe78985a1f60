export interface KafkaPlaces {
  /** the address clients are told to use, host:port */
  advertised: string;
  /** the address the broker listens on for clients */
  listen: string;
  /** the address of the controller, reached by this node alone */
  controller: string;
  logDir: string;
  adminPassword: string;
  controllerPassword: string;
  /** a second listener, for clients who can't reach the first: a broker in a container has one for those outside */
  outside?: { advertised: string; listen: string };
}

export const KAFKA_ADMIN = 'admin';

/** server.properties of a single KRaft node that knows everybody by SCRAM and allows only what an ACL allows. */
export function kafkaConfig(places: KafkaPlaces): string {
  const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required';
  const plain = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
  const { adminPassword, controllerPassword, outside } = places;
  const also = (line: string): string => (outside ? line : '');
  return `process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=${places.controller}
listeners=CLIENT://${places.listen},CONTROLLER://${places.controller}${also(`,OUTSIDE://${outside?.listen}`)}
advertised.listeners=CLIENT://${places.advertised},CONTROLLER://${places.controller}${also(`,OUTSIDE://${outside?.advertised}`)}
listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT${also(',OUTSIDE:SASL_PLAINTEXT')}
controller.listener.names=CONTROLLER
inter.broker.listener.name=CLIENT

# Everybody logs in by SCRAM. The controller's port is closed to the anonymous too, by a secret of this node alone.
sasl.enabled.mechanisms=SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
sasl.mechanism.controller.protocol=PLAIN
listener.name.controller.sasl.enabled.mechanisms=PLAIN
listener.name.controller.plain.sasl.jaas.config=${plain} username="controller" password="${controllerPassword}" user_controller="${controllerPassword}";
listener.name.client.scram-sha-512.sasl.jaas.config=${scram} username="${KAFKA_ADMIN}" password="${adminPassword}";
${also(`listener.name.outside.scram-sha-512.sasl.jaas.config=${scram};\n`)}
# What no ACL allows is denied, and no topic comes into being by being written to.
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:controller;User:${KAFKA_ADMIN}
allow.everyone.if.no.acl.found=false
auto.create.topics.enable=false

# The topics are the campaign's record: kept for ever, unless a topic says otherwise.
log.dirs=${places.logDir}
log.retention.ms=-1

# One node: every topic has one replica, and small internal topics start faster.
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=2
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
share.coordinator.state.topic.num.partitions=2
group.initial.rebalance.delay.ms=0

# After a broker's death its old session must lapse before it may come back: 2 s instead of 9. Its heartbeats have to
# come more than twice as often, or a busy moment costs a living broker its lease.
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
`;
}

/** log4j2.yaml: warnings, and the lines that tell that the server started or stopped. */
export const KAFKA_LOGGING = `Configuration:
  Appenders: {Console: {name: STDOUT, PatternLayout: {pattern: "[%d] %p %m (%c)%n"}}}
  Loggers:
    Root: {level: warn, AppenderRef: [{ref: STDOUT}]}
    Logger: [{name: kafka.server.KafkaRaftServer, level: info}, {name: org.apache.kafka.server.KafkaRaftServer, level: info}]
`;
