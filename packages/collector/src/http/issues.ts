/** One thing that a schema found wrong, as zod reports it. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: unknown;
  readonly values?: unknown;
  readonly maximum?: unknown;
  readonly minimum?: unknown;
  readonly pattern?: unknown;
}

/** An issue in words. The schemas carry no words of their own: those would travel to every page too. */
export function issueInWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be of the type ${String(issue.expected)}`;
    case 'invalid_value':
      return `must be ${Array.isArray(issue.values) ? issue.values.join(' or ') : 'another value'}`;
    case 'too_big':
      return `must be at most ${String(issue.maximum)}`;
    case 'too_small':
      return `must be at least ${String(issue.minimum)}`;
    case 'invalid_format':
      return `must match ${String(issue.pattern)}`;
    default:
      return issue.message;
  }
}

/** Where an issue is, as a path with points. */
export const issuePath = ({ path }: Issue): string => path.map(String).join('.');
