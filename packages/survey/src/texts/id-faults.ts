/** The element's own words in Indonesian where there is no survey to show. */
export const idFaults = {
  unavailableTitle: 'Survei belum dapat ditampilkan',
  unavailableText:
    'Mohon maaf, ada kendala di sisi kami. Silakan coba lagi nanti atau hubungi petugas.',
  reload: 'Muat ulang',
} as const;
