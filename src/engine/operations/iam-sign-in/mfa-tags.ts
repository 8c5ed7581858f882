import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { tagsOut } from '../outputs.ts';
import { compare, page } from '../pages.ts';
import { put } from '../rows.ts';
import { checkTags, mergeTags, tagCase, tagsFrom, tooManyTags, withoutTags } from '../tags.ts';
import { requestTagKeys } from '../targets.ts';
import { onDevice, withDevice } from './mfa-device-rows.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_virtual-mfa.html */
export const mfaTags: Pick<OperationTable, 'TagMFADevice' | 'UntagMFADevice' | 'ListMFADeviceTags'> = {
  TagMFADevice: {
    check: (input) => refuse(checkTags(input.Tags, tagCase.mfa)),
    authorize: (input, context) =>
      onDevice('TagMFADevice', input.SerialNumber, context, requestTagKeys(input.Tags)),
    run: (input, context) =>
      withDevice(context, input.SerialNumber, (device) => {
        const tags = mergeTags(device.tags, tagsFrom(input.Tags), tagCase.mfa);
        return refuse(tooManyTags(tags)) ?? done({}, [put(context.world, 'mfaDevices', { ...device, tags })]);
      }),
  },

  /** Keys that aren't there are no error. */
  UntagMFADevice: {
    authorize: (input, context) =>
      onDevice('UntagMFADevice', input.SerialNumber, context, [['aws:TagKeys', input.TagKeys]]),
    run: (input, context) =>
      withDevice(context, input.SerialNumber, (device) => {
        const tags = withoutTags(device.tags, input.TagKeys, tagCase.mfa);
        return done(
          {},
          tags.length === device.tags.length ? [] : [put(context.world, 'mfaDevices', { ...device, tags })],
        );
      }),
  },

  /** Sorted by key. */
  ListMFADeviceTags: {
    authorize: (input, context) => onDevice('ListMFADeviceTags', input.SerialNumber, context),
    run: (input, context) =>
      withDevice(context, input.SerialNumber, (device) =>
        page(
          input,
          [...device.tags].sort((a, b) => compare(a.key, b.key)),
          (tags, rest) => done({ Tags: tagsOut(tags), ...rest }),
        ),
      ),
  },
};
