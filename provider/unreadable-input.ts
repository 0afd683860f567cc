/** The file a user gave is not what the command reads. Its message is all the user needs, so no stack is shown. */
export class UnreadableInput extends Error {}
