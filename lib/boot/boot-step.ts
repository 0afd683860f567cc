/** One named piece of a boot script: shell text that may run again without harm. */
export interface BootStep {
  /** Says in the boot log what is being done, such as `install nginx`. */
  readonly name: string;
  /** Shell commands. They hold names of secrets, never secrets: user data is readable in the state and on the server. */
  readonly commands: readonly string[];
}
