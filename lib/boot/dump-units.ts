/** What systemd calls the nightly dump on a server, for who searches its log. */
export const DUMP_UNIT = 'dump-database.service';

/** What systemd calls the weekly verification of the newest dump on a server, for who searches its log. */
export const VERIFICATION_UNIT = 'verify-dump.service';
