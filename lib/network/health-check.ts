import { Duration } from '../values/duration';

/** How a load balancer finds out whether a server is well. */
export interface HealthCheckProps {
  /** Begins with `/`, at most 80 characters. @default '/health' */
  readonly path?: string;
  /** How often, 1 to 50 seconds. @default Duration.seconds(5) */
  readonly interval?: Duration;
  /** How long an answer may take, 1 to 300 seconds. @default Duration.seconds(3) */
  readonly timeout?: Duration;
  /** How many checks in a row must pass before traffic comes, 2 to 10. @default 2 */
  readonly healthyThreshold?: number;
  /** How many checks in a row must fail before traffic stops, 2 to 10. @default 3 */
  readonly unhealthyThreshold?: number;
}
