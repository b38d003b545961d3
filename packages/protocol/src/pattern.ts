/**
 * How names and numbers are spelled on the wire, apart from the schemas: a page that only sends answers needs these
 * and not the library behind the schemas.
 */

/** Identifier of a unit, service, stream, device or key: 1 to 64 characters, printable, safe in a path. */
export const slugPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** RFC 9562 UUID, lower case. */
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Id or revision of a questionnaire: printable ASCII without spaces, at most 96 characters. */
export const namePattern = /^[!-~]{1,96}$/;

/** A calendar day, `YYYY-MM-DD`; whether it exists is not checked. */
export const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Decimal number as text, with a point. */
export const decimalPattern = /^-?\d+(\.\d+)?$/;

/** Number of decimals in a query. */
export const decimalsPattern = /^[0-6]$/;

/** Printed weights of an unsur; `exact` is 1/N. */
export const weights = ['exact', '0.1111', '0.111', '0.11'] as const;
