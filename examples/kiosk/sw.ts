import { Serwist, type PrecacheEntry } from 'serwist';

/** Every file of the page with its revision, written in by the build. */
declare const skmPrecache: PrecacheEntry[];

// A new version waits until the page says that nobody is being asked (updates.ts).
new Serwist({
  precacheEntries: skmPrecache,
  precacheOptions: { cleanupOutdatedCaches: true },
  skipWaiting: false,
  clientsClaim: true,
}).addEventListeners();
