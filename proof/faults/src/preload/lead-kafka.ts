import net from 'node:net';
import { wrap } from './wrap.ts';

/** The variable by which a service's process learns which link leads to Kafka: `broker>link`, each a host and a port. */
export const kafkaLinkVariable = 'IWAA_FAULTS_KAFKA';

/**
 * Leads the process's connections to the broker over a link. The broker names its own address to its clients, so it can't
 * be named another one to them: the connection is led elsewhere at the moment when it is made.
 */
export function leadKafka(way: string): void {
  const [broker = '', link = ''] = way.split('>').map((address) => address.split(':')[1] ?? '');
  wrap(net, 'connect', (original, self, args) => {
    const [to, ...rest] = args as [{ port?: number | string }, ...unknown[]];
    const led = String(to?.port) === broker ? { ...to, host: '127.0.0.1', port: Number(link) } : to;
    return Reflect.apply(original, self, [led, ...rest]);
  });
}
