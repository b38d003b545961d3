import { states } from './states.ts';

const themes = ['light', 'dark'];
const languages = ['id', 'en'];

/** Sizes of the frames, width × height. */
const sizes = ['412×760', '320×760', '768×900', '1080×1920', '1920×1080'];

/** Every state × theme × language side by side; parameters of the address go along to each. */
export function overview(parameters: URLSearchParams): void {
  const size = document.createElement('select');
  size.ariaLabel = 'Size of the frames';
  for (const one of sizes) size.add(new Option(one));
  const bar = document.createElement('nav');
  bar.append('skm-survey: all states', size);
  document.body.append(bar, ...Object.entries(states).map(([name, { about }]) => row(name, about)));

  function row(name: string, about: string): HTMLElement {
    const heading = document.createElement('h2');
    heading.textContent = `${name}: ${about}`;
    const frames = document.createElement('div');
    for (const lang of languages) {
      for (const theme of themes) frames.append(frame({ state: name, theme, lang }));
    }
    const section = document.createElement('section');
    section.append(heading, frames);
    return section;
  }

  function frame(chosen: Record<string, string>): HTMLElement {
    const query = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(chosen)) query.set(name, value);
    const address = `?${query.toString()}`;
    const link = document.createElement('a');
    link.href = address;
    link.textContent = `${chosen['theme'] ?? ''} · ${chosen['lang'] ?? ''}`;
    const caption = document.createElement('figcaption');
    caption.append(link);
    const inner = document.createElement('iframe');
    inner.title = Object.values(chosen).join(' ');
    inner.loading = 'lazy';
    inner.src = address;
    const figure = document.createElement('figure');
    figure.append(caption, inner);
    return figure;
  }

  const resize = (): void => {
    const [width = '', height = ''] = size.value.split('×');
    for (const inner of document.querySelectorAll('iframe'))
      Object.assign(inner, { width, height });
  };
  size.addEventListener('change', resize);
  resize();
}
