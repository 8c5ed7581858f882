import { linkOf } from '../../src/sdk/account-text.ts';
import { settle } from '../e2e/press/watch.ts';
import { generated } from '../graph/apart/accounts.ts';
import { isFull } from '../properties.ts';
import { place, type Scene } from './scene.ts';

/** How many of the accounts whose geometry is judged in Node are looked at in the page, too. */
const looked = isFull ? 300 : 60;

/** Small accounts in every state, made by calls and opened by a link each, as somebody sends them. */
export function generatedScenes(): Promise<readonly Scene[]> {
  return Promise.all(
    Array.from({ length: looked }, async (_, seed): Promise<Scene> => {
      const { title, world } = generated(seed);
      return {
        account: 'sample',
        at: `#${await linkOf(world, title, false)}`,
        play: async (page, take) => {
          await place(page, 'Account');
          await settle(page);
          await take(`A generated account: ${title}`, page);
        },
      };
    }),
  );
}
