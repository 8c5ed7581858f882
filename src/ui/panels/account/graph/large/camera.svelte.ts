import type { Attachment } from 'svelte/attachments';
import type { Region } from '../../../../../exchange/link/link-state.ts';
import type { BlockLayout } from '../../../../../graph/overview/place/rows.ts';

interface Box {
  readonly width: number;
  readonly height: number;
}

const most = 4;

const clamp = (value: number, least: number, greatest: number): number =>
  Math.min(greatest, Math.max(least, value));

/**
 * The view of an overview. Zooming gives its blocks more room but doesn't change its letters; at 1 all of it is shown.
 */
export class Camera {
  zoom = $state(1);
  #x = $state(0);
  #y = $state(0);
  isDragging = $state(false);
  #box = $state.raw<Box>({ width: 0, height: 0 });
  /** The part that will be shown once the container has a size. */
  #wanted: Region | null = null;

  /** The container's size, which the overview keeps. */
  get box(): Box {
    return this.#box;
  }
  set box(box: Box) {
    this.#box = box;
    if (this.#wanted && box.width > 0) this.look(this.#wanted);
  }

  measure({ clientWidth: width, clientHeight: height }: Element): void {
    this.box = { width, height };
  }

  /** The visible part of the overview; null for all of it. */
  get region(): Region | null {
    const { zoom, box } = this;
    if (zoom === 1 || box.width === 0) return this.#wanted;
    const part = (length: number): number => Math.round((1000 * length) / zoom);
    const [x, y] = [part(-this.#x / box.width), part(-this.#y / box.height)];
    return { of: 'counts', x, y, width: part(1), height: part(1) };
  }

  /** Shows a part of the overview at the largest zoom at which it fits. */
  look(region: Region): void {
    const { box } = this;
    this.#wanted = box.width === 0 ? region : null;
    if (this.#wanted) return;
    this.zoom = clamp(1000 / Math.max(region.width, region.height), 1, most);
    const place = (from: number, size: number): number => (-from / 1000) * size * this.zoom;
    this.#moveTo(place(region.x, box.width), place(region.y, box.height));
  }

  fit(): void {
    this.#wanted = null;
    this.zoom = 1;
    this.#x = 0;
    this.#y = 0;
  }

  #moveTo(x: number, y: number): void {
    const { box } = this;
    this.#x = clamp(x, box.width * (1 - this.zoom), 0);
    this.#y = clamp(y, box.height * (1 - this.zoom), 0);
  }

  /** Zooms about a point of the container, or about its middle. */
  zoomBy(factor: number, at = { x: this.box.width / 2, y: this.box.height / 2 }): void {
    const zoom = clamp(this.zoom * factor, 1, most);
    const ratio = zoom / this.zoom;
    this.zoom = zoom;
    this.#moveTo(at.x - (at.x - this.#x) * ratio, at.y - (at.y - this.#y) * ratio);
  }

  moveBy(dx: number, dy: number): void {
    this.#moveTo(this.#x + dx, this.#y + dy);
  }

  /** Brings a block into sight. */
  reveal({ x, y, width, bar }: BlockLayout): void {
    const { box } = this;
    const dx = Math.max(0, -(x + this.#x)) - Math.max(0, x + width + this.#x - box.width);
    const dy = Math.max(0, 30 - (y + this.#y)) - Math.max(0, y + bar + this.#y - box.height + 20);
    if (dx !== 0 || dy !== 0) this.moveBy(dx, dy);
  }

  /** Keeps an element at the camera's position. */
  place(): Attachment<HTMLElement> {
    return (element) => {
      element.style.setProperty('--x', `${String(this.#x)}px`);
      element.style.setProperty('--y', `${String(this.#y)}px`);
    };
  }
}
