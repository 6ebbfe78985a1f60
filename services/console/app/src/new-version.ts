import { signal } from '@preact/signals';

/** A newer version of the app that waits for the person's word. */
export const newVersion = signal<ServiceWorker | undefined>(undefined);

/** Has the browser keep the app, and notices when a newer one has come. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  void navigator.serviceWorker
    .register(scriptUrl('/service-worker.js'), { type: 'module' })
    .then((registration) => {
      const notice = () => {
        // Without one at work this is the first visit, and nothing is taken over.
        if (registration.waiting && navigator.serviceWorker.controller)
          newVersion.value = registration.waiting;
      };
      notice();
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', notice);
      });
    });
}

/** Browsers have it (https://w3c.github.io/trusted-types); TypeScript's library does not know it yet. */
type WithTrustedTypes = Window & {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): string };
  };
};

/** The policy of the page lets a script's address be used only by way of this. */
function scriptUrl(path: string): string {
  const { trustedTypes } = window as WithTrustedTypes;
  return trustedTypes?.createPolicy('iwaa', { createScriptURL: (url) => url }).createScriptURL(path) ?? path;
}

/** Lets the newer version take over, and begins with it. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  newVersion.value?.postMessage('take-over');
}
