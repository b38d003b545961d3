/** Limits that both sides keep. 60 KB keeps every batch legal for a keepalive request (65,536 bytes, Fetch standard). */
export const limits = {
  /** Answers in one batch. */
  batchItems: 50,
  /** Bytes of one request body, uncompressed. */
  batchBytes: 60_000,
  /** Bytes of one answer's body, as UTF-8. */
  bodyBytes: 16_000,
  /** UTF-16 units of a comment. */
  commentLength: 2_000,
  /** UTF-16 units of the reason of one answer. */
  reasonLength: 300,
  /** Bytes of the changes that an answer brings along, as JSON in UTF-8: the rest of the body needs room too. */
  variantBytes: 6_000,
  /** Characters of a ticket. */
  ticketLength: 2_048,
  /** Ranges of `lost` in one batch, and of `missing` in one reply (the lowest ones). */
  ranges: 200,
  /** Streams in one page of the completeness. */
  streams: 500,
} as const;
