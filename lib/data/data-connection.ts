/** What an application needs to connect: plain values, and the names of secrets. */
export interface DataConnection {
  /** Environment variables that may be seen, such as `POSTGRES_HOST`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Environment variables and the secret each is read from, such as `POSTGRES_PASSWORD`. */
  readonly secrets: Readonly<Record<string, string>>;
}
