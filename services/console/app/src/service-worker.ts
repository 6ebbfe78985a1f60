/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;
declare const __KEPT_FILES__: PrecacheEntry[];

// Only the app's own files are kept. What a service answers is never in a cache: it is personal, and old.
precacheAndRoute(__KEPT_FILES__);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(?:api|sign-in|sign-out|session|stream|livez|readyz|metrics)\b/],
  }),
);

// A new version waits until the person agrees: it never takes over in the middle of a contact.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
