import type { Channel, Item, Questionnaire } from './schema.ts';

/** Whether an item is asked where the service came through `channel`. An item that names no channel always is. */
export const isAskedOn = (item: Item, channel: Channel): boolean =>
  item.channels?.includes(channel) ?? true;

/**
 * What is asked where a service came through `channel`, with id `<id>-<channel>` and the same revision. A questionnaire whose items name
 * no channels asks the same everywhere and comes back as it is.
 */
export function forChannel(questionnaire: Questionnaire, channel: Channel): Questionnaire {
  if (questionnaire.items.every((item) => item.channels === undefined)) return questionnaire;
  const items = questionnaire.items.filter((item) => isAskedOn(item, channel)).map(withoutChannels);
  return { ...questionnaire, id: `${questionnaire.id}-${channel}`, items };
}

function withoutChannels(item: Item): Item {
  const copy = { ...item };
  delete copy.channels;
  return copy;
}
