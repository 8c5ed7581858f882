import { inWords } from '../../../../lessons/attempt/references.ts';
import { absent, madeUp } from '#words/lesson-who.ts';

/** A text of a lesson without what stands for values that aren't there: nobody reads `@key:ana`. */
export const plainText = (text: string): string => inWords(text, absent, madeUp);

/** An entity of a lesson's file, `user ana` or `key @key:ana:start`, in the same way: the kind isn't said twice. */
export const entityText = (entity: string): string => plainText(entity.replace(/^key (?=@key:)/, ''));
