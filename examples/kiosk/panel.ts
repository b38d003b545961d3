import 'skm-survey/outbox/define';
import { version } from 'skm-survey';
import { writeConfig, type Config } from './config.ts';
import { make } from './element.ts';
import { whatHolds } from './held.ts';
import { closeWhenLeft, patience } from './left.ts';
import { failed, isRight, noTries, waitOf, type Tries } from './pin.ts';
import { settingsForm } from './settings-form.ts';
import type { Told } from './told.ts';
import { words } from './words.ts';

const triesName = 'skm-kiosk/tries';

function readTries(): Tries {
  try {
    return (JSON.parse(localStorage.getItem(triesName) ?? 'null') as Tries | null) ?? noTries;
  } catch {
    return noTries;
  }
}

const writeTries = (tries: Tries): void => localStorage.setItem(triesName, JSON.stringify(tries));

/** Asks for the PIN, then shows what the operator may see and do. */
export function openPanel(config: Config): void {
  if (document.querySelector('dialog[open]')) return;
  const dialog = make('dialog', { className: 'panel' });
  dialog.setAttribute('aria-label', words.panel);
  let stopWatching = closeWhenLeft(dialog, patience.locked);
  dialog.addEventListener('close', () => {
    stopWatching();
    dialog.remove();
  });
  const enter = (): void => {
    stopWatching();
    stopWatching = closeWhenLeft(dialog, patience.open);
    dialog.replaceChildren(...panel(config, dialog));
  };
  dialog.append(pinPad(config, enter, dialog));
  document.body.append(dialog);
  dialog.showModal();
}

/** Digits to touch, for a kiosk has no keyboard; those of one work too. */
function pinPad(config: Config, enter: () => void, dialog: HTMLDialogElement): HTMLElement {
  const input = make('input', {
    type: 'password',
    inputMode: 'none',
    // No browser offers to keep what is for one time.
    autocomplete: 'one-time-code',
    maxLength: 12,
  });
  const told = make('p', { className: 'told', role: 'alert' });
  const key = (name: string, press: () => void, className = ''): HTMLButtonElement =>
    make('button', { type: 'button', className, onclick: press }, name);
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) =>
    key(String(digit), () => (input.value += String(digit))),
  );
  const form = make(
    'form',
    { className: 'pin' },
    make('label', {}, words.pin, input),
    told,
    make(
      'div',
      { className: 'keys' },
      ...digits,
      key(words.clear, () => (input.value = ''), 'small'),
      key('0', () => (input.value += '0')),
      make('button', { className: 'main small' }, words.enter),
    ),
    key(words.close, () => dialog.close(), 'quiet'),
  );
  const isAllowed = (): boolean => {
    const wait = waitOf(readTries(), Date.now());
    if (wait > 0) told.textContent = words.wait.replace('{seconds}', String(wait));
    return wait === 0;
  };
  const attempt = async (): Promise<void> => {
    const pin = input.value;
    input.value = '';
    if (!isAllowed()) return;
    // Counted before it is looked at, so that a reload in between saves nobody a try.
    writeTries(failed(readTries(), Date.now()));
    if (await isRight(pin, config.pin)) {
      writeTries(noTries);
      enter();
      return;
    }
    told.textContent = words.wrong;
    isAllowed();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt();
  });
  return form;
}

function panel(config: Config, dialog: HTMLDialogElement): readonly Node[] {
  const { unit, collector, key, device } = config;
  const outbox = make('skm-outbox', { unit, collector, key, device });
  const facts = make('dl', { className: 'facts' });
  const fact = (name: string, value: string): void =>
    facts.append(make('div', {}, make('dt', {}, name), make('dd', {}, value)));
  fact(words.version, version);
  fact(words.sealing, sealingOf(collector));
  const save = async (changed: Config): Promise<Told | null> => {
    const hindrance = changed.unit === unit ? null : await whatHolds(config);
    if (hindrance) return hindrance;
    writeConfig(changed);
    location.reload();
    return null;
  };
  return [
    make(
      'header',
      {},
      make('h1', {}, words.panel),
      make('button', { type: 'button', onclick: () => dialog.close() }, words.close),
    ),
    outbox,
    facts,
    make('h2', {}, words.settings),
    settingsForm(config, save),
  ];
}

/** What the survey keeps of the collector's keys. */
function sealingOf(collector: string): string {
  try {
    const address = new URL(collector, location.href).href.replace(/\/+$/, '');
    const text = localStorage.getItem(`skm-survey/keys/${address}`);
    const { at, keys } = JSON.parse(text ?? '') as {
      at: number;
      keys: { use: string; kid: string }[];
    };
    const kid = keys.find(({ use }) => use === 'seal')?.kid;
    if (!kid) return words.unsealed;
    const day = new Date(at).toLocaleDateString('id');
    return words.sealed.replace('{kid}', kid).replace('{day}', day);
  } catch {
    return words.unsealed;
  }
}
