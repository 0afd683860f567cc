import type { Run } from '../command';
export const run: Run = () => 0;
