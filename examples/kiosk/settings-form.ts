import type { Config } from './config.ts';
import { make } from './element.ts';
import { isPin, storePin } from './pin.ts';
import { words } from './words.ts';

const fields = [
  'unit',
  'unitName',
  'collector',
  'key',
  'device',
  'counter',
  'services',
  'sleep',
] as const;

const isKey = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text);

/** What belongs to this device, to be written down. An empty PIN leaves the old one. */
export function settingsForm(
  config: Config | null,
  save: (config: Config) => void,
): HTMLFormElement {
  const told = make('p', { className: 'told', role: 'alert' });
  const inputs = fields.map((name) =>
    make(
      'label',
      {},
      words[name],
      make('input', { name, value: config?.[name] ?? '', autocomplete: 'off' }),
    ),
  );
  const low = make('input', { type: 'checkbox', name: 'low', checked: config?.reach === 'low' });
  const pin = make('input', {
    name: 'pin',
    type: 'password',
    inputMode: 'numeric',
    autocomplete: 'one-time-code',
  });
  const form = make(
    'form',
    { className: 'settings', noValidate: true },
    ...inputs,
    make('label', { className: 'check' }, low, words.low),
    make('label', {}, config ? words.otherPin : words.newPin, pin),
    told,
    make('button', { className: 'main' }, config ? words.saveReload : words.save),
  );
  const submit = async (): Promise<void> => {
    const data = new FormData(form);
    const said = (name: string): string => {
      const text = data.get(name);
      return typeof text === 'string' ? text.trim() : '';
    };
    const stored = said('pin') ? isPin(said('pin')) && (await storePin(said('pin'))) : config?.pin;
    const isGood =
      isKey(said('unit')) &&
      isKey(said('device')) &&
      URL.canParse(said('collector'), location.href);
    if (!stored || !isGood) {
      told.textContent = words.badUnit;
      return;
    }
    const texts = Object.fromEntries(fields.map((name) => [name, said(name)])) as Pick<
      Config,
      (typeof fields)[number]
    >;
    save({ v: 1, ...texts, reach: low.checked ? 'low' : 'usual', pin: stored });
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  return form;
}
