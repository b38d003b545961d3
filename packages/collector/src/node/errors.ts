/** Why a collector did not start. Each has a sentence for the operator; none needs a stack trace. */
export type CollectorErrorCode =
  | 'port-in-use'
  | 'address-not-usable'
  | 'store-not-openable'
  | 'store-not-durable'
  | 'store-not-lockable'
  | 'questionnaire-invalid'
  | 'questionnaire-changed'
  | 'unit-invalid'
  | 'proxy-invalid'
  | 'key-unreadable'
  | 'ticket-keys-invalid';

/** A start that was refused, with a sentence that says what to do. */
export class CollectorError extends Error {
  override readonly name = 'CollectorError';
  readonly code: CollectorErrorCode;

  constructor(code: CollectorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
