const SENTENCES = {
  missing: file => `there is no file or folder '${file}'; 'pigeon synth' writes stacks to cdktf.out`,
  'no-stack': file =>
    `there is no synthesized stack in '${file}': neither a cdk.tf.json, nor a folder stacks/ with some`,
  hcl: file => `'${file}' is a stack in HCL, which does not say what made each resource; synthesize it as JSON`,
  'too-large': (file, size) => `'${file}' has ${size}; a stack of more than 32 MiB is not read`,
  'not-json': (file, why) => `'${file}' is not JSON: ${why}; synthesize it again`,
  'not-a-stack': (file, why) => `'${file}' is JSON, but no synthesized stack: ${why}`,
  foreign: (file, types) => `'${file}' has no resource of Alibaba Cloud; it has ${types}`,
  unreadable: (file, why) => `'${file}' cannot be read: ${why}`,
} satisfies Record<string, (file: string, detail: string) => string>;

/** Why there is no stack to read. */
export type UnreadableReason = keyof typeof SENTENCES;

/** Something that was to be read as a synthesized stack, and cannot be. The message is one line. */
export class UnreadableStackError extends Error {
  /**
   * @param file the file or the folder
   * @param detail what was found there, such as the size of a file that is too large
   */
  constructor(
    public readonly reason: UnreadableReason,
    public readonly file: string,
    public readonly detail = '',
  ) {
    super(SENTENCES[reason](file, detail));
    this.name = 'UnreadableStackError';
  }
}
