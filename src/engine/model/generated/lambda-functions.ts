// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateFunctionRequest {
  readonly FunctionName: string;
  readonly Runtime?: 'nodejs' | 'nodejs4.3' | 'nodejs6.10' | 'nodejs8.10' | 'nodejs10.x' | 'nodejs12.x' | 'nodejs14.x' | 'nodejs16.x' | 'java8' | 'java8.al2' | 'java11' | 'python2.7' | 'python3.6' | 'python3.7' | 'python3.8' | 'python3.9' | 'dotnetcore1.0' | 'dotnetcore2.0' | 'dotnetcore2.1' | 'dotnetcore3.1' | 'dotnet6' | 'dotnet8' | 'nodejs4.3-edge' | 'go1.x' | 'ruby2.5' | 'ruby2.7' | 'provided' | 'provided.al2' | 'nodejs18.x' | 'python3.10' | 'java17' | 'ruby3.2' | 'ruby3.3' | 'python3.11' | 'nodejs20.x' | 'provided.al2023' | 'python3.12' | 'java21' | 'python3.13' | 'nodejs22.x';
  readonly Role: string;
  readonly Handler?: string;
  readonly Code: FunctionCode;
  readonly Description?: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Publish?: boolean;
  readonly VpcConfig?: VpcConfig;
  readonly PackageType?: 'Zip' | 'Image';
  readonly DeadLetterConfig?: DeadLetterConfig;
  readonly Environment?: Environment;
  readonly KMSKeyArn?: string;
  readonly TracingConfig?: TracingConfig;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly Layers?: readonly string[];
  readonly FileSystemConfigs?: readonly FileSystemConfig[];
  readonly ImageConfig?: ImageConfig;
  readonly CodeSigningConfigArn?: string;
  readonly Architectures?: readonly ('x86_64' | 'arm64')[];
  readonly EphemeralStorage?: EphemeralStorage;
  readonly SnapStart?: SnapStart;
  readonly LoggingConfig?: LoggingConfig;
}

export interface FunctionCode {
  readonly ZipFile?: string;
  readonly S3Bucket?: string;
  readonly S3Key?: string;
  readonly S3ObjectVersion?: string;
  readonly ImageUri?: string;
  readonly SourceKMSKeyArn?: string;
}

export interface VpcConfig {
  readonly SubnetIds?: readonly string[];
  readonly SecurityGroupIds?: readonly string[];
  readonly Ipv6AllowedForDualStack?: boolean;
}

export interface DeadLetterConfig {
  readonly TargetArn?: string;
}

export interface Environment {
  readonly Variables?: Readonly<Record<string, string>>;
}

export interface TracingConfig {
  readonly Mode?: 'Active' | 'PassThrough';
}

export interface FileSystemConfig {
  readonly Arn: string;
  readonly LocalMountPath: string;
}

export interface ImageConfig {
  readonly EntryPoint?: readonly string[];
  readonly Command?: readonly string[];
  readonly WorkingDirectory?: string;
}

export interface EphemeralStorage {
  readonly Size: number;
}

export interface SnapStart {
  readonly ApplyOn?: 'PublishedVersions' | 'None';
}

export interface LoggingConfig {
  readonly LogFormat?: 'JSON' | 'Text';
  readonly ApplicationLogLevel?: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';
  readonly SystemLogLevel?: 'DEBUG' | 'INFO' | 'WARN';
  readonly LogGroup?: string;
}

export interface FunctionConfiguration {
  readonly FunctionName?: string;
  readonly FunctionArn?: string;
  readonly Runtime?: 'nodejs' | 'nodejs4.3' | 'nodejs6.10' | 'nodejs8.10' | 'nodejs10.x' | 'nodejs12.x' | 'nodejs14.x' | 'nodejs16.x' | 'java8' | 'java8.al2' | 'java11' | 'python2.7' | 'python3.6' | 'python3.7' | 'python3.8' | 'python3.9' | 'dotnetcore1.0' | 'dotnetcore2.0' | 'dotnetcore2.1' | 'dotnetcore3.1' | 'dotnet6' | 'dotnet8' | 'nodejs4.3-edge' | 'go1.x' | 'ruby2.5' | 'ruby2.7' | 'provided' | 'provided.al2' | 'nodejs18.x' | 'python3.10' | 'java17' | 'ruby3.2' | 'ruby3.3' | 'python3.11' | 'nodejs20.x' | 'provided.al2023' | 'python3.12' | 'java21' | 'python3.13' | 'nodejs22.x';
  readonly Role?: string;
  readonly Handler?: string;
  readonly CodeSize?: number;
  readonly Description?: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly LastModified?: string;
  readonly CodeSha256?: string;
  readonly Version?: string;
  readonly VpcConfig?: VpcConfigResponse;
  readonly DeadLetterConfig?: DeadLetterConfig;
  readonly Environment?: EnvironmentResponse;
  readonly KMSKeyArn?: string;
  readonly TracingConfig?: TracingConfigResponse;
  readonly MasterArn?: string;
  readonly RevisionId?: string;
  readonly Layers?: readonly Layer[];
  readonly State?: 'Pending' | 'Active' | 'Inactive' | 'Failed';
  readonly StateReason?: string;
  readonly StateReasonCode?: 'Idle' | 'Creating' | 'Restoring' | 'EniLimitExceeded' | 'InsufficientRolePermissions' | 'InvalidConfiguration' | 'InternalError' | 'SubnetOutOfIPAddresses' | 'InvalidSubnet' | 'InvalidSecurityGroup' | 'ImageDeleted' | 'ImageAccessDenied' | 'InvalidImage' | 'KMSKeyAccessDenied' | 'KMSKeyNotFound' | 'InvalidStateKMSKey' | 'DisabledKMSKey' | 'EFSIOError' | 'EFSMountConnectivityError' | 'EFSMountFailure' | 'EFSMountTimeout' | 'InvalidRuntime' | 'InvalidZipFileException' | 'FunctionError';
  readonly LastUpdateStatus?: 'Successful' | 'Failed' | 'InProgress';
  readonly LastUpdateStatusReason?: string;
  readonly LastUpdateStatusReasonCode?: 'EniLimitExceeded' | 'InsufficientRolePermissions' | 'InvalidConfiguration' | 'InternalError' | 'SubnetOutOfIPAddresses' | 'InvalidSubnet' | 'InvalidSecurityGroup' | 'ImageDeleted' | 'ImageAccessDenied' | 'InvalidImage' | 'KMSKeyAccessDenied' | 'KMSKeyNotFound' | 'InvalidStateKMSKey' | 'DisabledKMSKey' | 'EFSIOError' | 'EFSMountConnectivityError' | 'EFSMountFailure' | 'EFSMountTimeout' | 'InvalidRuntime' | 'InvalidZipFileException' | 'FunctionError';
  readonly FileSystemConfigs?: readonly FileSystemConfig[];
  readonly PackageType?: 'Zip' | 'Image';
  readonly ImageConfigResponse?: ImageConfigResponse;
  readonly SigningProfileVersionArn?: string;
  readonly SigningJobArn?: string;
  readonly Architectures?: readonly ('x86_64' | 'arm64')[];
  readonly EphemeralStorage?: EphemeralStorage;
  readonly SnapStart?: SnapStartResponse;
  readonly RuntimeVersionConfig?: RuntimeVersionConfig;
  readonly LoggingConfig?: LoggingConfig;
}

export interface VpcConfigResponse {
  readonly SubnetIds?: readonly string[];
  readonly SecurityGroupIds?: readonly string[];
  readonly VpcId?: string;
  readonly Ipv6AllowedForDualStack?: boolean;
}

export interface EnvironmentResponse {
  readonly Variables?: Readonly<Record<string, string>>;
  readonly Error?: EnvironmentError;
}

export interface EnvironmentError {
  readonly ErrorCode?: string;
  readonly Message?: string;
}

export interface TracingConfigResponse {
  readonly Mode?: 'Active' | 'PassThrough';
}

export interface Layer {
  readonly Arn?: string;
  readonly CodeSize?: number;
  readonly SigningProfileVersionArn?: string;
  readonly SigningJobArn?: string;
}

export interface ImageConfigResponse {
  readonly ImageConfig?: ImageConfig;
  readonly Error?: ImageConfigError;
}

export interface ImageConfigError {
  readonly ErrorCode?: string;
  readonly Message?: string;
}

export interface SnapStartResponse {
  readonly ApplyOn?: 'PublishedVersions' | 'None';
  readonly OptimizationStatus?: 'On' | 'Off';
}

export interface RuntimeVersionConfig {
  readonly RuntimeVersionArn?: string;
  readonly Error?: RuntimeVersionError;
}

export interface RuntimeVersionError {
  readonly ErrorCode?: string;
  readonly Message?: string;
}

export interface GetFunctionRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string;
}

export interface GetFunctionResponse {
  readonly Configuration?: FunctionConfiguration;
  readonly Code?: FunctionCodeLocation;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly TagsError?: TagsError;
  readonly Concurrency?: Concurrency;
}

export interface FunctionCodeLocation {
  readonly RepositoryType?: string;
  readonly Location?: string;
  readonly ImageUri?: string;
  readonly ResolvedImageUri?: string;
  readonly SourceKMSKeyArn?: string;
}

export interface TagsError {
  readonly ErrorCode: string;
  readonly Message: string;
}

export interface Concurrency {
  readonly ReservedConcurrentExecutions?: number;
}

export interface ListFunctionsRequest {
  readonly MasterRegion?: string;
  readonly FunctionVersion?: 'ALL';
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListFunctionsResponse {
  readonly NextMarker?: string;
  readonly Functions?: readonly FunctionConfiguration[];
}

export interface DeleteFunctionRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string;
}

export interface UpdateFunctionConfigurationRequest {
  readonly FunctionName: string;
  readonly Role?: string;
  readonly Handler?: string;
  readonly Description?: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly VpcConfig?: VpcConfig;
  readonly Environment?: Environment;
  readonly Runtime?: 'nodejs' | 'nodejs4.3' | 'nodejs6.10' | 'nodejs8.10' | 'nodejs10.x' | 'nodejs12.x' | 'nodejs14.x' | 'nodejs16.x' | 'java8' | 'java8.al2' | 'java11' | 'python2.7' | 'python3.6' | 'python3.7' | 'python3.8' | 'python3.9' | 'dotnetcore1.0' | 'dotnetcore2.0' | 'dotnetcore2.1' | 'dotnetcore3.1' | 'dotnet6' | 'dotnet8' | 'nodejs4.3-edge' | 'go1.x' | 'ruby2.5' | 'ruby2.7' | 'provided' | 'provided.al2' | 'nodejs18.x' | 'python3.10' | 'java17' | 'ruby3.2' | 'ruby3.3' | 'python3.11' | 'nodejs20.x' | 'provided.al2023' | 'python3.12' | 'java21' | 'python3.13' | 'nodejs22.x';
  readonly DeadLetterConfig?: DeadLetterConfig;
  readonly KMSKeyArn?: string;
  readonly TracingConfig?: TracingConfig;
  readonly RevisionId?: string;
  readonly Layers?: readonly string[];
  readonly FileSystemConfigs?: readonly FileSystemConfig[];
  readonly ImageConfig?: ImageConfig;
  readonly EphemeralStorage?: EphemeralStorage;
  readonly SnapStart?: SnapStart;
  readonly LoggingConfig?: LoggingConfig;
}

export interface InvocationRequest {
  readonly FunctionName: string;
  readonly InvocationType?: 'Event' | 'RequestResponse' | 'DryRun';
  readonly LogType?: 'None' | 'Tail';
  readonly ClientContext?: string;
  readonly Payload?: string;
  readonly Qualifier?: string;
}

export interface InvocationResponse {
  readonly StatusCode?: number;
  readonly FunctionError?: string;
  readonly LogResult?: string;
  readonly Payload?: string;
  readonly ExecutedVersion?: string;
}

export interface LambdaFunctionsOperations {
  'lambda:CreateFunction': { service: 'lambda'; name: 'CreateFunction'; input: CreateFunctionRequest; output: FunctionConfiguration };
  'lambda:GetFunction': { service: 'lambda'; name: 'GetFunction'; input: GetFunctionRequest; output: GetFunctionResponse };
  'lambda:ListFunctions': { service: 'lambda'; name: 'ListFunctions'; input: ListFunctionsRequest; output: ListFunctionsResponse };
  'lambda:DeleteFunction': { service: 'lambda'; name: 'DeleteFunction'; input: DeleteFunctionRequest; output: Readonly<Record<never, never>> };
  'lambda:UpdateFunctionConfiguration': { service: 'lambda'; name: 'UpdateFunctionConfiguration'; input: UpdateFunctionConfigurationRequest; output: FunctionConfiguration };
  'lambda:Invoke': { service: 'lambda'; name: 'Invoke'; input: InvocationRequest; output: InvocationResponse };
}
