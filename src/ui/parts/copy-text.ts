/**
 * Copies a text. If the page may not (no permission, an insecure address), selects it in `element`, so that it can be
 * copied by hand. Resolves to whether it was copied.
 */
export async function copyText(text: string, element: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (element) getSelection()?.selectAllChildren(element);
    return false;
  }
}
