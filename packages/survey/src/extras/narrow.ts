import { css, html } from 'lit';

/** Words that no small screen holds with large letters: "kompetensi/kemampuan", "pertanggungjawaban". */
const long = /\/|\p{L}{11,}/gu;

/** The end of a syllable, as Indonesian words are divided. */
const syllable =
  /[aiueo](?:ng(?=[^aiueo])|[^aiueo](?=[^aiueo]))?(?=(?:ng|ny|sy|kh|[^aiueo])[aiueo])/gi;

/** Stands for a place at which words may go on in another line. */
const seam = '\u00AD';

/**
 * Words with places at which they may go on in another line. In a narrow frame a hyphen is written there
 * (`styles`): as text it would be read aloud by some, and found by nobody who searches the page.
 */
export const breakable = (words: string): unknown => {
  const seamed = words.replace(long, (word) =>
    word === '/'
      ? `/${seam}`
      : word.replace(syllable, (part, at: number) => {
          const end = at + part.length;
          return end < 3 || end > word.length - 3 ? part : part + seam;
        }),
  );
  return seamed
    .split(seam)
    .map((part, at, all) =>
      at ? (all[at - 1]?.endsWith('/') ? html`<wbr />${part}` : html`<i></i>${part}`) : part,
    );
};

export const styles = css`
  @container (max-width: 16em) {
    .survey {
      hyphens: auto;
    }
    .chip,
    .field input {
      padding-inline: 0.5em;
      overflow-wrap: anywhere;
    }
    /* Else the year is cut on 320 px. */
    .field input[type='date'] {
      padding-inline: 0.25em;
    }
    .facts li {
      display: block;
    }
    .facts .icon,
    .face {
      display: none;
    }
    .option {
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.5em;
      padding-inline: 0.625em;
    }
    .line {
      display: block;
    }
    .line dd:last-child {
      margin-inline-start: -0.5em;
    }
    i::before {
      content: '\\AD';
      content: '\\AD' / '';
    }
  }
`;
