declare module '../../view/dialog-request.ts' {
  interface DialogProps {
    /** Takes a user's own policies to a group that is chosen or made. */
    'move-to-group': { readonly userId: string };
  }
}

export type {};
