/** What comes before a secret, the secret, and what stands in its place. Regular expressions of RE2, which the agent reads. */
export interface Mask {
  readonly before: string;
  readonly secret: string;
  readonly instead: string;
}

/**
 * What applications write by mistake: values that are called like a secret, and passwords in addresses. They are masked on
 * the server, before a line leaves it.
 */
export const MASKS: readonly Mask[] = [
  {
    before:
      '(?i)(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|authorization|cookie|session)["\']?\\s*[:=]\\s*["\']?(?:bearer\\s+|basic\\s+)?',
    secret: '[^\\s"\',;&}]+',
    instead: '***',
  },
  { before: '://[^:/@\\s]*:', secret: '[^@/\\s]+@', instead: '***@' },
];
