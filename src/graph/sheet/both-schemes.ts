import type { Primitive } from '../drawing/primitives.ts';
import type { Classes } from '../picture/svg.ts';
import type { Layer } from '../stage/layer.ts';
import { layerMarkup } from './lay-out.ts';

const none: Classes = { own: null, then: null };

/** A primitive without its colours and how clear they are, to compare the rest. */
function uncoloured(item: Primitive): string {
  if (item.type === 'path')
    return JSON.stringify({ ...item, fill: item.fill !== null, stroke: item.stroke !== null, opacity: 1 });
  const then = item.then && { ...item.then, fill: '' };
  return JSON.stringify({ ...item, fill: '', halo: item.halo !== 'none', then });
}

const placed = ({ id, x, y, scale, rotate }: Layer): string => JSON.stringify([id, x, y, scale, rotate]);

/** Whether two layers differ in nothing but their colours. */
const isSameShape = (one: Layer, other: Layer): boolean =>
  placed(one) === placed(other) &&
  one.items.length === other.items.length &&
  one.items.every((item, at) => {
    const partner = other.items[at];
    return partner !== undefined && uncoloured(item) === uncoloured(partner);
  });

/**
 * Writes two drawings of one picture, in light and in dark colours, as one: its attributes are light, and a style makes
 * it dark where the reader's system is. Where no style is read, it stays light.
 */
export class BothSchemes {
  readonly #rules = new Map<string, string>();

  /** Returns the class that turns one colour into the other; null if they are the same. */
  #turn(
    property: 'fill' | 'stroke' | 'opacity',
    light: string | number | null,
    dark: string | number | null,
  ): string | null {
    if (light === null || dark === null || light === dark) return null;
    const [turn, rule] = [`${property} ${String(light)}`, `${property}:${String(dark)}`];
    const known = this.#rules.get(`${turn} ${rule}`);
    if (known !== undefined) return known;
    const name = `c${String(this.#rules.size)}`;
    this.#rules.set(`${turn} ${rule}`, name);
    return name;
  }

  #classes(light: Primitive, dark: Primitive): Classes {
    const join = (...names: (string | null)[]): string | null =>
      names.filter((name) => name !== null).join(' ') || null;
    if (light.type === 'path' && dark.type === 'path')
      return {
        own: join(
          this.#turn('fill', light.fill, dark.fill),
          this.#turn('stroke', light.stroke, dark.stroke),
          this.#turn('opacity', light.opacity, dark.opacity),
        ),
        then: null,
      };
    if (light.type !== 'text' || dark.type !== 'text') return none;
    return {
      own: join(this.#turn('fill', light.fill, dark.fill), this.#turn('stroke', light.halo, dark.halo)),
      then: this.#turn('fill', light.then?.fill ?? null, dark.then?.fill ?? null),
    };
  }

  layers(light: readonly Layer[], dark: readonly Layer[]): string {
    const isPaired = light.length === dark.length;
    if (isPaired && light.every((one, at) => isSameShape(one, dark[at] as Layer)))
      return light
        .map((one, at) =>
          layerMarkup(
            one,
            (item, place) => this.#classes(item, dark[at]?.items[place] ?? item),
            this.#turn('opacity', one.opacity, dark[at]?.opacity ?? 1),
          ),
        )
        .join('');
    // Drawn in another way, not only in other colours: both are there, and one is shown.
    const all = (of: readonly Layer[]): string => of.map((one) => layerMarkup(one)).join('');
    return `<g class="light">${all(light)}</g><g class="dark" display="none">${all(dark)}</g>`;
  }

  /** The style of all that was written so far. */
  get style(): string {
    const rules = [...this.#rules].map(
      ([turn, name]) => `.${name}{${turn.slice(turn.lastIndexOf(' ') + 1)}}`,
    );
    return `@media (prefers-color-scheme:dark){${rules.join('')}.light{display:none}.dark{display:inline}}`;
  }
}
