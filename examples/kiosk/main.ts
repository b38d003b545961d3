import 'skm-survey/define';
import type { SkmSurvey } from 'skm-survey';
import { readConfig, writeConfig, type Config } from './config.ts';
import { make } from './element.ts';
import { watchForOperator } from './gestures.ts';
import { openPanel } from './panel.ts';
import { settingsForm } from './settings-form.ts';
import { place, tell } from './told.ts';
import { Updates } from './updates.ts';
import { said, words } from './words.ts';

/** ms between two looks for a new version. */
const hour = 3_600_000;

/** The survey as the whole screen, as it was set up. */
function kiosk({ pin: _, v: __, ...settings }: Config): SkmSurvey {
  return make('skm-survey', {
    ...settings,
    mode: 'kiosk',
    languages: 'id en',
    readAloud: true,
  });
}

/** Policies name what may become a script: this page's own service worker. */
function workerAddress(): string {
  const policy = (
    globalThis as {
      trustedTypes?: {
        createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
      };
    }
  ).trustedTypes?.createPolicy('skm-kiosk', { createScriptURL: (url: string) => url });
  return policy?.createScriptURL('./sw.js') ?? './sw.js';
}

let isAsking = false;
const updates = new Updates({
  // What an officer is typing is not taken away either.
  isFree: () => !isAsking && !document.querySelector('dialog, .set-up'),
  reload: () => location.reload(),
});

async function bringUpdates(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  workers.addEventListener('controllerchange', () => updates.takenOver());
  updates.watch(await workers.register(workerAddress(), { updateViaCache: 'none' }));
  setInterval(() => void updates.ask(), hour);
}

function ask(config: Config): void {
  const survey = kiosk(config);
  survey.addEventListener('skm-start', () => (isAsking = true));
  survey.addEventListener('skm-reset', () => {
    isAsking = false;
    // A queue system may begin with the next one in this very moment.
    setTimeout(() => updates.look());
  });
  document.body.replaceChildren(make('main', {}, survey));
  watchForOperator(() => openPanel(config));
  void navigator.storage.persist();
}

function setUp(): void {
  const title = make('h1', {}, words.setUp);
  const lead = make('p', {}, words.setUpLead);
  const form = settingsForm(null, (made) => {
    writeConfig(made);
    // Without a reload: the page stays the one that the first service worker has taken over.
    ask(made);
    return Promise.resolve(null);
  });
  document.body.append(make('main', { className: 'set-up' }, title, lead, form));
}

/** Over plain HTTP a browser gives neither what a PIN is kept by, nor sealing, nor a service worker, nor storage that stays. */
function refuse(): void {
  const told = place();
  document.body.append(make('main', { className: 'set-up' }, make('h1', {}, words.setUp), told));
  tell(told, said.insecure);
}

function begin(): void {
  const config = readConfig();
  if (config) ask(config);
  else setUp();
  void bringUpdates();
}

if (isSecureContext) begin();
else refuse();
