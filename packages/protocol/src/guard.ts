/**
 * Says whether a value has a shape. What the schemas say with a library, guards say in little code, for pages that are
 * loaded over slow networks; `test/guards.test.ts` holds each guard to its schema.
 */
export type Guard<T> = (value: unknown) => value is T;

/** A guard for each member of an object. */
export type Members<T> = { readonly [K in keyof T]-?: Guard<T[K]> };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === '[object Object]';

export const isAny = (_: unknown): _ is unknown => true;
export const isText: Guard<string> = (value) => typeof value === 'string';
export const isNumber: Guard<number> = (value): value is number => Number.isFinite(value);
export const isInt: Guard<number> = (value): value is number => Number.isSafeInteger(value);

/** A text that matches. */
export const spelled =
  (pattern: RegExp): Guard<string> =>
  (value): value is string =>
    isText(value) && pattern.test(value);

/** One of these values. */
export const oneOf =
  <const T>(...values: readonly T[]): Guard<T> =>
  (value): value is T =>
    values.includes(value as T);

export const optional =
  <T>(guard: Guard<T>): Guard<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || guard(value);

export const nullable =
  <T>(guard: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || guard(value);

export const listOf =
  <T>(guard: Guard<T>): Guard<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(guard);

/** An object with whatever keys. */
export const recordOf =
  <T>(guard: Guard<T>): Guard<Record<string, T>> =>
  (value): value is Record<string, T> =>
    isObject(value) && Object.values(value).every(guard);

/** The first of these guards that takes the value decides. */
export const either =
  <T>(...guards: readonly Guard<T>[]): Guard<T> =>
  (value): value is T =>
    guards.some((guard) => guard(value));

/** Name of the first member that does not fit; `''` for what is no object, null where all fits. Unknown members are left alone. */
export function misfit<T>(members: Members<T>, value: unknown): string | null {
  if (!isObject(value)) return '';
  for (const [name, guard] of Object.entries<Guard<unknown>>(members)) {
    if (!guard(value[name])) return name;
  }
  return null;
}

/** An object with these members. */
export const shape =
  <T>(members: Members<T>): Guard<T> =>
  (value): value is T =>
    misfit(members, value) === null;
