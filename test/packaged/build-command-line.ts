import { bundleCommandLine } from '../../scripts/bundle-command-line';

/** Bundles the command line into a folder, as the package has it. */
void bundleCommandLine(process.argv[2] as string);
