import { mount, unmount } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import ChooseText from '../../../../../src/ui/panels/files/incoming/ChooseText.svelte';

/** Pastes a text into the field, as a browser does. Returns the event and what the choice was told. */
function paste(text: string) {
  const ontext = vi.fn<(name: string, text: string) => void>();
  const choice = mount(ChooseText, {
    target: document.body,
    props: { ontext, onfile: () => undefined, given: [] },
  });
  onTestFinished(() => void unmount(choice));
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  document.querySelector('textarea')?.dispatchEvent(event);
  return { event, ontext };
}

test('a text that is pasted stands in the field until somebody looks at it', () => {
  const { event, ontext } = paste('Resources: {}');
  expect(event.defaultPrevented).toBe(false);
  expect(ontext).not.toHaveBeenCalled();
});

test('a line of a megabyte is looked at at once, since a field would lay it out for seconds', () => {
  const long = 'x'.repeat(1_000_000);
  const { event, ontext } = paste(long);
  expect(event.defaultPrevented).toBe(true);
  expect(ontext).toHaveBeenCalledWith('pasted text', long);
  expect(document.querySelector('textarea')?.value).toBe('');
});
