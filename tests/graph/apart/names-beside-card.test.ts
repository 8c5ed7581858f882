import { beforeAll, expect, test } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { generated } from './accounts.ts';
import { faultsOf } from './judge-scene.ts';
import { pictureOf } from './picture-of.ts';

/** The free part of a picture on a page of 1440 px, beside the open card. */
const besideCard = { width: 688, height: 796 };
/** The same on a page of 1366 × 768 px. */
const smaller = { width: 614, height: 664 };
/** The same on a page of 1024 px. */
const narrow = { width: 272, height: 796, isCompact: true } as const;

const ana = [...sampleWorld.tables.users.values()].find(({ name }) => name === 'ana')?.id ?? null;

beforeAll(() => Promise.all(partNames.map(preparePart)));

test('names at the picture’s right edge are whole beside the card where nothing stands beside them', () => {
  const { scene } = pictureOf({ world: sampleWorld, now: 0, you: ana, selected: ana }, besideCard);
  expect(scene.nodes.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['web-* stacks', 'deploy-artifacts', 'any log group']),
  );
});

test('a page is as wide as its name, if all of the picture still has room', () => {
  const { scene, viewport } = pictureOf(
    { world: sampleWorld, now: 0, you: null, selected: null },
    besideCard,
  );
  const named = scene.nodes.flatMap(({ texts, page }) => (page ? [texts?.[0]?.text] : []));
  expect(named).toContain('MayAssumeDeployer');
  expect(scene.nodes.flatMap(({ kind, texts }) => (kind === 'account' ? [texts?.[0]?.text] : []))).toEqual([
    '444455556666',
  ]);
  expect(viewport.zoom).toBeGreaterThan(0.55);
});

test('beside the card of a page of 1366 px names of roles, pages and accounts are whole', () => {
  const { scene } = pictureOf({ world: sampleWorld, now: 0, you: ana, selected: ana }, smaller);
  const said = scene.nodes.flatMap(({ label, texts = [] }) => [label, ...texts.map(({ text }) => text)]);
  expect(said).toEqual(
    expect.arrayContaining(['PartnerAudit', 'MayAssumeDeployer', 'ReadWebBucket', '444455556666']),
  );
});

test('a name in the last of few columns takes the room that the names before it leave', () => {
  const { roles } = sampleWorld.tables;
  const deployer = [...roles.values()].find(({ name }) => name === 'Deployer')?.id ?? null;
  const { scene } = pictureOf({ world: sampleWorld, now: 0, you: ana, selected: deployer }, narrow);
  expect(scene.nodes.map(({ label }) => label)).toEqual(expect.arrayContaining(['Deployer', 'DeployStack']));
});

test('and they lie on nothing, nor does a line run through one', () => {
  const faults = Array.from({ length: 60 }, (_, i) => generated(i + 1)).flatMap((one) => {
    const { scene, viewport } = pictureOf(one, besideCard);
    return faultsOf(scene, palettes.light, viewport.zoom).map((fault) => `${one.title}: ${fault}`);
  });
  expect(faults.length, faults.join('\n')).toBe(0);
});
