import { expect } from 'chai';
import { Advance } from '../src/extras/advance.ts';
import { attach } from '../src/extras/number-keys.ts';
import { browserEnvironment, type SurveyEnvironment } from '../src/environment.ts';
import { booleans, strings, type PageSettings } from '../src/attributes.ts';
import type { Phase } from '../src/interview/state.ts';

/** A page that says nothing. */
const settings = Object.fromEntries([
  ...strings.map((name) => [name, '']),
  ...booleans.map((name) => [name, false]),
]) as PageSettings;

interface Setting {
  readonly radios: HTMLInputElement[];
  /** How often it went on. */
  went: number;
  phase: Phase;
  /** Ends the pause for the confirmation. */
  confirm: () => void;
}

let host: HTMLElement | null = null;

const question = (name: string): string =>
  `<fieldset>${`<label class="option"><input type="radio" name="${name}"> Ya</label>`.repeat(3)}</fieldset>`;

/** A question with three options on a page, and a pause that ends when the test says so. */
function ask(change: Partial<PageSettings> = {}): Setting {
  host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<label class="option"><input type="radio" name="a"> Ya</label>'.repeat(3);
  document.body.append(host);
  const setting: Setting = {
    radios: [...root.querySelectorAll('input')],
    went: 0,
    phase: { kind: 'asking', at: 0, editing: false },
    confirm: () => {},
  };
  const env: SurveyEnvironment = {
    ...browserEnvironment,
    later: (_ms, run) => {
      let isOn = true;
      setting.confirm = () => {
        if (isOn) run();
        isOn = false;
      };
      return () => (isOn = false);
    },
  };
  const going = {
    page: { ...settings, ...change },
    phase: () => setting.phase,
    next: () => setting.went++,
  };
  new Advance(root, going, env);
  return setting;
}

const touch = (radio: HTMLInputElement): void => {
  radio.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  radio.click();
};

/** What a browser does on an arrow key or the space bar: the key, then a click and a change of its own. */
const press = (radio: HTMLElement, key: string): void => {
  radio.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  if (!/\d/.test(key)) radio.click();
};

describe('Advance', () => {
  afterEach(() => host?.remove());

  it('goes on once after a touch, when the choice was seen', () => {
    const setting = ask();
    touch(setting.radios[1]!);
    expect(setting.went).to.equal(0);
    setting.confirm();
    expect(setting.went).to.equal(1);
  });

  for (const key of ['ArrowDown', ' ']) {
    it(`stays after the key "${key}", also after a touch before`, () => {
      const setting = ask();
      touch(setting.radios[0]!);
      setting.confirm();
      press(setting.radios[2]!, key);
      setting.confirm();
      expect(setting.went).to.equal(1);
    });
  }

  it('goes on with the last of two touches', () => {
    const setting = ask();
    touch(setting.radios[0]!);
    touch(setting.radios[1]!);
    setting.confirm();
    expect([setting.went, setting.radios[1]!.checked]).to.deep.equal([1, true]);
  });

  it('does not go on from a screen that was left meanwhile', () => {
    const setting = ask();
    touch(setting.radios[0]!);
    setting.phase = { kind: 'intro', left: null };
    setting.confirm();
    expect(setting.went).to.equal(0);
  });

  it('stays where it is switched off', () => {
    const setting = ask({ noAdvance: true });
    touch(setting.radios[0]!);
    setting.confirm();
    expect(setting.went).to.equal(0);
  });

  it('stays where everything is on one page, and where a low answer is asked about', () => {
    const onOnePage = ask({ layout: 'page' });
    touch(onOnePage.radios[0]!);
    onOnePage.confirm();
    host?.remove();
    const asked = ask();
    touch(asked.radios[0]!);
    host!.shadowRoot!.append(Object.assign(document.createElement('div'), { className: 'why' }));
    asked.confirm();
    expect([onOnePage.went, asked.went]).to.deep.equal([0, 0]);
  });

  it('takes numbers only where they are switched on, and goes on after them', () => {
    const change = { numberKeys: false };
    const setting = ask(change);
    attach(host!.shadowRoot!, change as PageSettings);
    press(setting.radios[0]!, '2');
    expect(setting.radios[1]!.checked).to.be.false;
    change.numberKeys = true;
    press(setting.radios[0]!, '2');
    setting.confirm();
    expect([setting.radios[1]!.checked, setting.went]).to.deep.equal([true, 1]);
    press(setting.radios[0]!, '2');
    setting.confirm();
    expect(setting.went).to.equal(2);
    press(setting.radios[0]!, '9');
    setting.confirm();
    expect([setting.radios[1]!.checked, setting.went]).to.deep.equal([true, 2]);
  });

  it('takes numbers for the question that has the focus, and none where digits are written', () => {
    const setting = ask();
    const root = host!.shadowRoot!;
    root.innerHTML = `${question('a')}${question('b')}<textarea></textarea>`;
    attach(root, { ...settings, numberKeys: true });
    const [, , , first] = root.querySelectorAll('input');
    first!.focus();
    press(first!, '2');
    const chosen = (): string[] =>
      [...root.querySelectorAll<HTMLInputElement>(':checked')].map(({ name }) => name);
    expect(chosen()).to.deep.equal(['b']);
    const words = root.querySelector('textarea')!;
    words.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }));
    expect(chosen()).to.deep.equal(['b']);
    setting.confirm();
  });

  it('takes no number for what a touch could not choose', () => {
    ask();
    const root = host!.shadowRoot!;
    root.innerHTML = `<button></button><dialog>${question('a')}</dialog>`;
    attach(root, { ...settings, numberKeys: true });
    const [button, dialog] = [root.querySelector('button')!, root.querySelector('dialog')!];
    const chosen = (): number => root.querySelectorAll(':checked').length;
    button.focus();
    press(button, '2');
    expect(chosen()).to.equal(0);
    dialog.show();
    dialog.inert = true;
    press(button, '2');
    expect(chosen()).to.equal(0);
    dialog.inert = false;
    press(button, '2');
    expect(chosen()).to.equal(1);
  });
});
