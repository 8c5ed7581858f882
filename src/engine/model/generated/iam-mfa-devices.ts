// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag, User } from './iam-shared.ts';

export interface CreateVirtualMFADeviceRequest {
  readonly Path?: string;
  readonly VirtualMFADeviceName: string;
  readonly Tags?: readonly Tag[];
}

export interface CreateVirtualMFADeviceResponse {
  readonly VirtualMFADevice: VirtualMFADevice;
}

export interface VirtualMFADevice {
  readonly SerialNumber: string;
  readonly Base32StringSeed?: string;
  readonly QRCodePNG?: string;
  readonly User?: User;
  readonly EnableDate?: string;
  readonly Tags?: readonly Tag[];
}

export interface EnableMFADeviceRequest {
  readonly UserName: string;
  readonly SerialNumber: string;
  readonly AuthenticationCode1: string;
  readonly AuthenticationCode2: string;
}

export interface DeactivateMFADeviceRequest {
  readonly UserName?: string;
  readonly SerialNumber: string;
}

export interface DeleteVirtualMFADeviceRequest {
  readonly SerialNumber: string;
}

export interface ListVirtualMFADevicesRequest {
  readonly AssignmentStatus?: 'Assigned' | 'Unassigned' | 'Any';
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListVirtualMFADevicesResponse {
  readonly VirtualMFADevices: readonly VirtualMFADevice[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface ListMFADevicesRequest {
  readonly UserName?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListMFADevicesResponse {
  readonly MFADevices: readonly MFADevice[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface MFADevice {
  readonly UserName: string;
  readonly SerialNumber: string;
  readonly EnableDate: string;
}

export interface GetMFADeviceRequest {
  readonly SerialNumber: string;
  readonly UserName?: string;
}

export interface GetMFADeviceResponse {
  readonly UserName?: string;
  readonly SerialNumber: string;
  readonly EnableDate?: string;
  readonly Certifications?: Readonly<Record<string, string>>;
}

export interface ResyncMFADeviceRequest {
  readonly UserName: string;
  readonly SerialNumber: string;
  readonly AuthenticationCode1: string;
  readonly AuthenticationCode2: string;
}

export interface TagMFADeviceRequest {
  readonly SerialNumber: string;
  readonly Tags: readonly Tag[];
}

export interface UntagMFADeviceRequest {
  readonly SerialNumber: string;
  readonly TagKeys: readonly string[];
}

export interface ListMFADeviceTagsRequest {
  readonly SerialNumber: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListMFADeviceTagsResponse {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface IamMfaDevicesOperations {
  CreateVirtualMFADevice: { service: 'iam'; name: 'CreateVirtualMFADevice'; input: CreateVirtualMFADeviceRequest; output: CreateVirtualMFADeviceResponse };
  EnableMFADevice: { service: 'iam'; name: 'EnableMFADevice'; input: EnableMFADeviceRequest; output: Readonly<Record<never, never>> };
  DeactivateMFADevice: { service: 'iam'; name: 'DeactivateMFADevice'; input: DeactivateMFADeviceRequest; output: Readonly<Record<never, never>> };
  DeleteVirtualMFADevice: { service: 'iam'; name: 'DeleteVirtualMFADevice'; input: DeleteVirtualMFADeviceRequest; output: Readonly<Record<never, never>> };
  ListVirtualMFADevices: { service: 'iam'; name: 'ListVirtualMFADevices'; input: ListVirtualMFADevicesRequest; output: ListVirtualMFADevicesResponse };
  ListMFADevices: { service: 'iam'; name: 'ListMFADevices'; input: ListMFADevicesRequest; output: ListMFADevicesResponse };
  GetMFADevice: { service: 'iam'; name: 'GetMFADevice'; input: GetMFADeviceRequest; output: GetMFADeviceResponse };
  ResyncMFADevice: { service: 'iam'; name: 'ResyncMFADevice'; input: ResyncMFADeviceRequest; output: Readonly<Record<never, never>> };
  TagMFADevice: { service: 'iam'; name: 'TagMFADevice'; input: TagMFADeviceRequest; output: Readonly<Record<never, never>> };
  UntagMFADevice: { service: 'iam'; name: 'UntagMFADevice'; input: UntagMFADeviceRequest; output: Readonly<Record<never, never>> };
  ListMFADeviceTags: { service: 'iam'; name: 'ListMFADeviceTags'; input: ListMFADeviceTagsRequest; output: ListMFADeviceTagsResponse };
}
