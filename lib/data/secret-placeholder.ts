/** What a secret holds from its making until somebody fills it in. Servers refuse to start the application with it. */
export const SECRET_PLACEHOLDER = 'to-be-filled-in';
