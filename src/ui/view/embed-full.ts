/**
 * Opens the page in full from a post, in a window of its own. A press with a key beside it is the browser's. @returns
 * whether the post forbids windows, so that the address has to be shown instead
 */
export function openFull(event: MouseEvent, address: string): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
  event.preventDefault();
  const opened = open(address, '_blank');
  if (opened) opened.opener = null;
  return opened === null;
}
