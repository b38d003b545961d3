import type { SurveyEnvironment } from '../../src/environment.ts';

/** A tab with a clock that is set by hand. */
export class Tab implements SurveyEnvironment {
  time = 1_000_000;
  readonly content = new Map<string, string>();
  blocked = false;

  now(): number {
    return this.time;
  }

  later(): () => void {
    throw new Error('nothing is waited for here');
  }

  retry(): () => void {
    throw new Error('nothing is tried again here');
  }

  afterPaint(): void {
    throw new Error('nothing is painted here');
  }

  session(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
    const check = (): void => {
      if (this.blocked) throw new DOMException('blocked', 'SecurityError');
    };
    return {
      getItem: (key) => {
        check();
        return this.content.get(key) ?? null;
      },
      setItem: (key, value) => {
        check();
        this.content.set(key, value);
      },
      removeItem: (key) => {
        check();
        this.content.delete(key);
      },
    };
  }
}
