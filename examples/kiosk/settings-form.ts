import type { Config } from './config.ts';
import { make } from './element.ts';
import { isPin, storePin } from './pin.ts';
import { place, tell, type Told } from './told.ts';
import { said, words } from './words.ts';

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

/**
 * What belongs to this device, to be written down. An empty PIN leaves the old one.
 * `save` resolves with what stands in the way, null where it was done.
 */
export function settingsForm(
  config: Config | null,
  save: (config: Config) => Promise<Told | null>,
): HTMLFormElement {
  const told = place();
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
    const made = await written(form, config);
    const hindrance = made && (await save(made));
    if (!made) told.textContent = words.badUnit;
    else if (hindrance) tell(told, hindrance);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit().catch((error: unknown) => {
      tell(told, said.notKept);
      reportError(error);
    });
  });
  return form;
}

/** What the form says, on top of what was set up before; null where something is missing or no such thing. */
async function written(form: HTMLFormElement, before: Config | null): Promise<Config | null> {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const isGood =
    isKey(text('unit')) && isKey(text('device')) && URL.canParse(text('collector'), location.href);
  const typed = text('pin');
  const isTyped = typed !== '';
  if (!isGood || (isTyped && !isPin(typed))) return null;
  const pin = isTyped ? await storePin(typed) : before?.pin;
  if (!pin) return null;
  const texts = Object.fromEntries(fields.map((name) => [name, text(name)])) as Pick<
    Config,
    (typeof fields)[number]
  >;
  return { v: 1, ...texts, reach: data.has('low') ? 'low' : 'usual', pin };
}
