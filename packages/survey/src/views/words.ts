import { html } from 'lit';

/** Words that may go on in another line after a slash: "kompetensi/kemampuan" is wider than a phone with large letters. */
export const breakable = (words: string): unknown =>
  words.split('/').map((part, at) => (at ? html`/<wbr />${part}` : part));
