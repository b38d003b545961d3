/** The element's own words in Indonesian for the popup. */
export const idPopup = {
  invite: 'Nilai pelayanan kami',
  close: 'Tutup',
} as const;
