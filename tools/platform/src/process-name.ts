import { type ReaderName, readerNames } from '@iwaa/contracts/vocabulary';

/** What the platform runs beside the engines, each as a process of its own: the development issuer, the services, the console. */
export const processNames = ['issuer', ...readerNames] as const;
export type ProcessName = 'issuer' | ReaderName;

/** What somebody opens in a browser to see what a process offers. */
export function pageOf(name: ProcessName, url: string): string {
  switch (name) {
    case 'issuer':
      return `${url}/.well-known/openid-configuration`;
    case 'console':
      return url;
    default:
      return `${url}/docs`;
  }
}
