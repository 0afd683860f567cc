/** What a production environment is not allowed without somebody saying why. */
export const GUARD_RAILS = [
  'single-frontend-server',
  'single-backend-server',
  'no-deletion-protection',
  'no-backup',
] as const;
export type GuardRail = (typeof GUARD_RAILS)[number];
