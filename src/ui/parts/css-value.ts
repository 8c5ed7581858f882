import type { Attachment } from 'svelte/attachments';

/**
 * Sets a custom property on an element, such as `--size`, through the CSS object model: the page's
 * Content-Security-Policy forbids style attributes.
 */
export function cssValue(name: `--${string}`, value: string | number): Attachment<HTMLElement> {
  return (element) => {
    element.style.setProperty(name, String(value));
  };
}
