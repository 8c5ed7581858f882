import type { Attachment } from 'svelte/attachments';
import type { Camera } from '../large/camera.svelte.ts';

/** How far a finger or pointer may move during a press, in pixels. */
const slack = 5;

/**
 * Lets the pointer drag an overview that is larger than its container, and the wheel zoom it, unless that could mean
 * scrolling.
 */
export const dragged =
  (camera: Camera): Attachment<HTMLElement> =>
  (element) => {
    const listening = new AbortController();
    const { signal } = listening;
    let from: { x: number; y: number; id: number } | null = null;
    const down = (event: PointerEvent): void => {
      if (event.button === 0 && camera.zoom > 1)
        from = { x: event.clientX, y: event.clientY, id: event.pointerId };
    };
    const move = (event: PointerEvent): void => {
      if (from?.id !== event.pointerId) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!camera.isDragging && Math.hypot(dx, dy) < slack) return;
      if (!camera.isDragging) element.setPointerCapture(event.pointerId);
      camera.isDragging = true;
      from = { x: event.clientX, y: event.clientY, id: event.pointerId };
      camera.moveBy(dx, dy);
    };
    const up = (): void => {
      from = null;
      camera.isDragging = false;
    };
    // A drag must not count as a press.
    const click = (event: Event): void => {
      if (camera.isDragging) event.stopPropagation();
    };
    const wheel = (event: WheelEvent): void => {
      const isMeant = event.ctrlKey || event.metaKey || element.contains(document.activeElement);
      if (!isMeant) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      camera.zoomBy(Math.exp(-event.deltaY / 400), { x: event.clientX - left, y: event.clientY - top });
    };
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', up, { signal });
    element.addEventListener('pointercancel', up, { signal });
    element.addEventListener('click', click, { capture: true, signal });
    element.addEventListener('wheel', wheel, { passive: false, signal });
    return () => listening.abort();
  };
