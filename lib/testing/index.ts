// The public surface of `pigeon-constructs/testing`. It defines nothing, and uses no test runner: its checks throw.
export * from './synthesized-stack';
export * from './rehearse-stack';
export { countByConstruct, describeProblem } from '../rehearse/rehearsal-report';
export type { Placed, Problem, RehearsalReport, Step, StepName } from '../rehearse/rehearsal-report';
export type { Change, ChangeAction } from '../rehearse/engine/messages';
export type { Faults } from '../rehearse/cloud/faults';
export type { Drift } from '../rehearse/rehearse';
export { hasEngine, MissingEngineError, type EngineName } from '../rehearse/engine/engine';
