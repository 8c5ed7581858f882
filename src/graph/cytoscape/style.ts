import type { StylesheetJson } from 'cytoscape';
import type { Palette } from '../drawing/palette.ts';
import { restOpacity } from '../picture/scene.ts';

const sans = 'Atkinson Hyperlegible Next, Next fallback, Helvetica, Arial, sans-serif';
const mono = 'Atkinson Hyperlegible Mono, Mono fallback, monospace';

/** Rules in Cytoscape's own language. What differs per element is in its data; the last rule that matches wins. */
export function cytoscapeStyle(palette: Palette): StylesheetJson {
  return [...nodeRules(palette), ...edgeRules(palette), ...stateRules(palette)] as StylesheetJson;
}

const nodeRules = (palette: Palette): object[] => [
  {
    selector: 'node',
    style: {
      width: 'data(width)',
      height: 'data(height)',
      shape: 'data(shape)',
      'background-opacity': 0,
      'border-width': 0,
      'background-image': 'data(image)',
      'background-image-crossorigin': 'null',
      'background-width': 'data(imageWidth)',
      'background-height': 'data(imageHeight)',
      'background-clip': 'none',
      'background-image-containment': 'over',
      'bounds-expansion': 16,
      'z-index': 'data(z)',
      opacity: 'data(opacity)',
      label: 'data(label)',
      'font-family': sans,
      'font-size': 'data(fontSize)',
      'font-weight': 'data(weight)',
      color: palette.ink,
      'text-valign': 'bottom',
      'text-margin-y': 'data(labelGap)',
      'text-background-color': palette.canvas,
      'text-background-opacity': 0.85,
      'text-background-shape': 'roundrectangle',
      'text-background-padding': '1px',
      'min-zoomed-font-size': 5,
      'overlay-opacity': 0,
    },
  },
  {
    selector: 'node.text',
    style: {
      events: 'no',
      'bounds-expansion': 0,
      color: 'data(colour)',
      'text-valign': 'center',
      'text-halign': 'data(side)',
      'text-margin-y': 0,
      'text-background-opacity': 0,
    },
  },
  { selector: 'node.furniture', style: { events: 'no' } },
  { selector: 'node.back', style: { 'z-compound-depth': 'bottom' } },
  { selector: 'node.key', style: { 'font-family': mono } },
  {
    selector: 'node.ring',
    style: {
      events: 'no',
      'background-color': palette.canvas,
      'background-opacity': 1,
      'pie-size': '100%',
      'pie-hole': '88%',
      'pie-1-background-color': palette.role,
      'pie-1-background-size': 'data(left)',
      'pie-2-background-color': palette.line,
      'pie-2-background-size': 'data(gone)',
      color: palette.role,
      'bounds-expansion': 2,
    },
  },
  {
    selector: 'node.glow',
    style: {
      'underlay-color': palette.role,
      'underlay-opacity': 0.18,
      'underlay-padding': 11,
      'underlay-shape': 'ellipse',
      'text-background-opacity': 0,
    },
  },
  { selector: 'node.glow.allow', style: { 'underlay-color': palette.allow } },
  { selector: 'node.glow.deny', style: { 'underlay-color': palette.deny } },
  { selector: 'node.glow.warn', style: { 'underlay-color': palette.amber } },
];

const edgeRules = (palette: Palette): object[] => [
  {
    selector: 'edge',
    style: {
      width: 'data(width)',
      'line-color': 'data(colour)',
      'target-arrow-shape': 'data(head)',
      'target-arrow-color': 'data(headColour)',
      'arrow-scale': 'data(scale)',
      'curve-style': 'unbundled-bezier',
      'edge-distances': 'endpoints',
      'source-endpoint': 'data(from)',
      'target-endpoint': 'data(to)',
      'control-point-weights': 'data(weights)',
      'control-point-distances': 'data(distances)',
      'z-index': 'data(z)',
      opacity: 'data(opacity)',
      label: 'data(label)',
      color: 'data(labelColour)',
      'font-family': sans,
      'font-size': 'data(fontSize)',
      'font-weight': 600,
      'text-background-color': palette.canvas,
      'text-background-opacity': 0.92,
      'text-background-padding': '3px',
      'text-background-shape': 'roundrectangle',
      'min-zoomed-font-size': 5,
      'overlay-opacity': 0,
      events: 'no',
    },
  },
  {
    selector: 'edge.lit',
    style: { 'underlay-color': 'data(colour)', 'underlay-opacity': 0.16, 'underlay-padding': 4 },
  },
  { selector: 'edge.straight', style: { 'curve-style': 'straight' } },
  {
    selector: 'edge.dotted',
    style: {
      'line-style': 'dashed',
      'line-dash-pattern': [1, 6],
      'line-dash-offset': 'data(phase)',
      'line-cap': 'round',
    },
  },
  {
    selector: 'edge.dashed',
    style: { 'line-style': 'dashed', 'line-dash-pattern': [10, 6], 'line-dash-offset': 'data(phase)' },
  },
  { selector: 'edge.broken', style: { 'line-style': 'dashed', 'line-dash-pattern': [5, 4] } },
  {
    selector: 'edge.hollow',
    style: { 'target-arrow-fill': 'hollow', 'target-arrow-shape': 'triangle', 'target-arrow-width': 2 },
  },
  {
    selector: 'edge.near-target',
    style: { label: '', 'target-label': 'data(label)', 'target-text-offset': 62 },
  },
  {
    selector: 'edge.near-source',
    style: { label: '', 'source-label': 'data(label)', 'source-text-offset': 62 },
  },
  {
    // In a narrow picture the label needs more room than there is between two shapes: it stands below their names.
    selector: 'edge.tight',
    style: { 'text-margin-y': 'data(below)' },
  },
];

const stateRules = (palette: Palette): object[] => [
  { selector: 'node.aside', style: { opacity: restOpacity } },
  {
    // Pale, without words and below the others: clear lines that run into one would add up to one that stands out.
    selector: 'edge.aside',
    style: {
      'line-color': 'data(pale)',
      'target-arrow-color': 'data(pale)',
      'text-opacity': 0,
      'underlay-opacity': 0,
      'z-index': 0,
    },
  },
  { selector: 'node.near', style: { 'font-weight': 700 } },
  {
    selector: 'node.selected',
    style: {
      'font-weight': 700,
      'underlay-color': palette.role,
      'underlay-opacity': 0.22,
      'underlay-padding': 11,
      'underlay-shape': 'ellipse',
      'text-background-opacity': 0,
      opacity: 1,
    },
  },
  {
    // An ellipse would be too small for a page's corners.
    selector: 'node.selected[shape = "rectangle"]',
    style: { 'underlay-shape': 'round-rectangle', 'underlay-padding': 7 },
  },
  {
    selector: 'node.focused',
    style: {
      'outline-width': 2.5,
      'outline-color': palette.accent,
      'outline-offset': 7,
      'outline-opacity': 1,
      opacity: 1,
    },
  },
  {
    selector: 'node.drop-target',
    style: {
      'outline-width': 3,
      'outline-color': palette.allow,
      'outline-offset': 8,
      'outline-opacity': 1,
      opacity: 1,
    },
  },
];
