/** The page of the suite: breaks what it is told to break, then loads the SDK and obeys. */
import type { PageSeal } from './channel.ts';
import { applySabotage } from './sabotage.ts';

const query = new URLSearchParams(location.search);
applySabotage((query.get('sabotage') ?? '').split(',').filter((name) => name !== ''));

const { obey } = await import('./obey.ts');
obey({
  tab: query.get('tab') ?? '',
  control: query.get('control') ?? '',
  collector: query.get('collector') ?? '',
  unit: query.get('unit') ?? '',
  device: query.get('device') ?? '',
  seal: JSON.parse(query.get('seal') ?? 'null') as PageSeal | null,
  sabotage: [],
});
