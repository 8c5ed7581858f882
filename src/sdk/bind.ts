/** The part of `<iam-playground>` that shows an account. */
export interface ShowsState {
  /** `state`: a link, as `SimulatedAws.link` gives it. */
  setState(state: string): Promise<unknown>;
}

/** The part of `SimulatedAws` that is shown. */
interface Shown {
  link(): Promise<string>;
  /** Calls `hear` after each change of the account. @returns a function that ends this */
  onChange(hear: () => void): () => void;
}

/** Waits until the loader has defined an element: in a post its script may come after the code that binds it. */
async function whenDefined(element: ShowsState): Promise<void> {
  const { localName } = element as Partial<Element>;
  if (!('setState' in element) && localName !== undefined) await customElements.whenDefined(localName);
}

/**
 * Shows an account in an element of a post, now and after each change: the picture follows what the code does. While
 * one state is on its way only the newest waits, and all wait until the loader has defined the element. `onfailure` hears why a state isn't shown, as when the account is too
 * large for a link. @returns a function that ends this
 */
export function bind(
  element: ShowsState,
  aws: Shown,
  onfailure: (error: unknown) => void = () => undefined,
): () => void {
  let isWaiting = false;
  let isShowing = false;
  let isOver = false;
  const show = async (): Promise<void> => {
    isWaiting = true;
    if (isShowing) return;
    isShowing = true;
    while (isWaiting && !isOver) {
      isWaiting = false;
      try {
        await whenDefined(element);
        await element.setState(await aws.link());
      } catch (error) {
        onfailure(error);
      }
    }
    isShowing = false;
  };
  const stop = aws.onChange(() => void show());
  void show();
  return () => {
    isOver = true;
    stop();
  };
}
