import posthog from 'posthog-js/dist/module.no-external';
import 'posthog-js/dist/surveys';

// The server of the bench answers in the place of PostHog's (see serve.ts).
posthog.init('phc_bench', {
  api_host: location.origin,
  persistence: 'memory',
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  disable_session_recording: true,
});
