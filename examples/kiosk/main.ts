import 'skm-survey/define';
import type { SkmSurvey } from 'skm-survey';
import { readConfig, writeConfig, type Config } from './config.ts';
import { make } from './element.ts';
import { watchForOperator } from './gestures.ts';
import { openPanel } from './panel.ts';
import { settingsForm } from './settings-form.ts';
import { Updates } from './updates.ts';
import { words } from './words.ts';

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

async function bringUpdates(survey: SkmSurvey | null): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  let isFree = true;
  const registration = await workers.register(workerAddress(), { updateViaCache: 'none' });
  const updates = new Updates(registration, {
    isFree: () => isFree && !document.querySelector('dialog'),
    reload: () => location.reload(),
  });
  // The first version of all takes over a page that is new itself.
  let isUpdate = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (isUpdate) updates.takenOver();
    isUpdate = true;
  });
  survey?.addEventListener('skm-start', () => (isFree = false));
  survey?.addEventListener('skm-reset', () => {
    isFree = true;
    updates.look();
  });
  setInterval(() => void updates.ask(), hour);
}

const config = readConfig();
if (config) {
  const survey = kiosk(config);
  document.body.append(survey);
  watchForOperator(() => openPanel(config));
  void navigator.storage.persist();
  void bringUpdates(survey);
} else {
  const save = (made: Config): void => {
    writeConfig(made);
    location.reload();
  };
  const title = make('h1', {}, words.setUp);
  const lead = make('p', {}, words.setUpLead);
  document.body.append(
    make('main', { className: 'set-up' }, title, lead, settingsForm(null, save)),
  );
  void bringUpdates(null);
}
