/** Limits that both sides keep. 60 KB keeps every batch legal for a keepalive request (65,536 bytes, Fetch standard). */
export const limits = {
  /** Answers in one batch. */
  batchItems: 50,
  /** Bytes of one request body, uncompressed. */
  batchBytes: 60_000,
  /** Bytes of one answer's body. */
  bodyBytes: 16_000,
  /** Characters of a comment. */
  commentLength: 2_000,
} as const;
