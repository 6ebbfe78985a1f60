import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { kafkaLinkVariable } from '../preload/lead-kafka.ts';
import { type Link, openLink } from './link.ts';

/** The pairs between which a link lies: every service and MongoDB and Kafka, casework and Temporal, casework and each owner. */
export const linkNames = ['mongo', 'kafka', 'temporal', 'intake', 'shelter-capacity', 'referral'] as const;
export type LinkName = (typeof linkNames)[number];

export interface Links {
  get(name: LinkName): Link;
  /** A service's environment in which it speaks over the links. */
  through(service: ServiceName, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  close(): Promise<void>;
}

const urls = {
  INTAKE_URL: 'intake',
  SHELTER_CAPACITY_URL: 'shelter-capacity',
  REFERRAL_URL: 'referral',
} as const satisfies Record<string, LinkName>;

/** Opens the links; where they lead is learned from the environments. */
export async function openLinks(): Promise<Links> {
  const links = new Map<LinkName, Link>();
  for (const name of linkNames) links.set(name, await openLink());
  const get = (name: LinkName): Link => {
    const link = links.get(name);
    if (!link) throw new Error(`There is no link named ${name}`);
    return link;
  };
  return {
    get,
    through(service, environment) {
      const changed = { ...environment };
      for (const name of ['MONGO_URL', 'PERSON_KEYS_MONGO_URL'])
        if (environment[name]) changed[name] = throughLink(get('mongo'), environment[name]);
      const broker = environment.KAFKA_BROKERS;
      if (broker) {
        get('kafka').leadTo(broker);
        changed[kafkaLinkVariable] = `${broker}>${get('kafka').address}`;
      }
      if (service !== 'casework') return changed;
      const temporal = environment.TEMPORAL_ADDRESS;
      if (temporal) {
        get('temporal').leadTo(temporal);
        changed.TEMPORAL_ADDRESS = get('temporal').address;
      }
      for (const [name, link] of Object.entries(urls)) {
        const url = environment[name];
        if (!url) continue;
        get(link).leadTo(new URL(url).host);
        changed[name] = `http://${get(link).address}`;
      }
      return changed;
    },
    close: async () => {
      await Promise.all([...links.values()].map((link) => link.close()));
    },
  };
}

/** The driver is told to stay with the link: asked for the replica set, it would find MongoDB's own address. */
function throughLink(link: Link, url: string): string {
  const changed = new URL(url);
  link.leadTo(changed.host);
  changed.host = link.address;
  changed.searchParams.delete('replicaSet');
  changed.searchParams.set('directConnection', 'true');
  return changed.href;
}
