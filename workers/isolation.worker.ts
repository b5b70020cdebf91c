import { isIsolable, isolated } from '../src/isolation/headers';

// A service worker that isolates the pages it controls; another service worker may take this script in.

declare const self: ServiceWorkerGlobalScope;

const wanted = new URL(self.location.href).searchParams.get('policy');
const policy = wanted === 'require-corp' ? wanted : 'credentialless';

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (!isIsolable(request)) return;
  event.respondWith(fetch(request).then((response) => isolated(response, policy)));
});
