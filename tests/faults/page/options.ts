import type { PageOptions, PageSeal } from './channel.ts';

/** What the address of a page or a worker tells it. */
export function optionsIn(search: string): PageOptions {
  const query = new URLSearchParams(search);
  const text = (name: string): string => query.get(name) ?? '';
  return {
    tab: text('tab'),
    control: text('control'),
    collector: text('collector'),
    unit: text('unit'),
    device: text('device'),
    seal: JSON.parse(query.get('seal') ?? 'null') as PageSeal | null,
    sabotage: text('sabotage')
      .split(',')
      .filter((name) => name !== ''),
  };
}
