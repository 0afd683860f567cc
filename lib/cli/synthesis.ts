// What most commands share: in the package it is a file of its own, and not a part of each of theirs.
export * from '../adopt/adopt';
export * from '../adopt/candidates';
export * from '../compute/role-policy';
export * from '../release/stack-permissions';
export * from '../settings/parse-settings';
export * from '../settings/settings';
export * from '../synthesize';
