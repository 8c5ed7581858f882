import type { Json, JsonObject, PhysicalResource, ResourceStep } from '../../engine/cloudformation/index.ts';
import { compareProperties, isObject, member } from '../../engine/cloudformation/index.ts';
import type { Result, World } from '../../engine/index.ts';
import { byName, policyArn } from '../../engine/index.ts';
import type { ReadTerraform, TerraformThing } from './read-terraform.ts';
import { standsFor } from './read-terraform.ts';
import { carriedOutBy, shownTypes } from './types.ts';

/** One call that carries a part of a thing out, as any other client makes it. */
export interface TerraformCall {
  readonly service: ReturnType<ResourceStep>['service'];
  readonly operation: string;
  readonly input: JsonObject;
  /** The address of the thing that it is for. */
  readonly address: string;
}

/** Runs a call. @returns AWS's answer */
type Ask = (call: TerraformCall) => Promise<Result<unknown>>;

/** The account in which things are made. */
interface Place {
  readonly accountId: string;
  readonly region: string;
}

/** The first answer with which a thing couldn't be carried out. */
interface TerraformFailure {
  readonly call: TerraformCall;
  readonly result: Exclude<Result<unknown>, { readonly ok: true }>;
}

interface CarryOut extends Place {
  readonly ask: Ask;
  /** The account as it is now, if it can be seen: no version is made of a policy's document that it has already. */
  readonly world?: () => World;
  /** Called before each thing with the number of those that are done. */
  readonly onThing?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Answers that say that what should be made is here already. */
const exists: readonly string[] = [
  ...['EntityAlreadyExists', 'BucketAlreadyOwnedByYou', 'BucketAlreadyExists', 'ResourceInUseException'],
  ...['ResourceConflictException', 'ResourceExistsException', 'AlreadyExistsException', 'QueueNameExists'],
  ...[
    'QueueAlreadyExists',
    'GroupExistsException',
    'UsernameExistsException',
    'AlreadyInOrganizationException',
  ],
  ...[
    'DuplicateOrganizationalUnitException',
    'DuplicatePolicyException',
    'DuplicatePolicyAttachmentException',
  ],
];
/** Answers that say that what should be changed isn't here. */
const missing: readonly string[] = [
  ...[
    'NoSuchEntity',
    'NoSuchBucket',
    'ResourceNotFoundException',
    'NotFoundException',
    'UserNotFoundException',
  ],
  ...['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue', 'PolicyNotFoundException'],
];

class Stopped extends Error {
  constructor(readonly failure: TerraformFailure) {
    super('A thing could not be carried out');
  }
}

const codeOf = ({ result }: TerraformFailure): string => ('error' in result ? result.error.code : '');

/**
 * Carries things out one after the other, as calls of an ordinary client. What isn't here is made even where the file
 * would only change it, and what is here already is changed to what the file says. Ends with the first answer that stops
 * it, or null; rejects with the signal's reason.
 */
export class TerraformRun {
  /** Texts of the file, by what this account has instead: an account's id, ids and ARNs that AWS has given. */
  readonly #texts = new Map<string, string>();
  readonly #options: CarryOut;
  #count = 0;

  constructor(options: CarryOut) {
    this.#options = options;
  }

  async run({
    things,
    account,
  }: Pick<ReadTerraform, 'things' | 'account'>): Promise<TerraformFailure | null> {
    const { accountId, onThing, signal } = this.#options;
    if (account !== null && account !== accountId) this.#texts.set(account, accountId);
    // Removals come first, each before the things that it was made after: names are free for replacements then.
    const going = things.filter(({ act }) => act === 'remove' || act === 'replace').reverse();
    const order = [
      ...going.map((thing) => () => this.#remove(thing)),
      ...things.filter(({ act }) => act !== 'remove').map((thing) => () => this.#come(thing)),
    ];
    try {
      for (const [done, carryOut] of order.entries()) {
        signal?.throwIfAborted();
        onThing?.(done, order.length);
        await carryOut();
      }
      onThing?.(order.length, order.length);
      return null;
    } catch (error) {
      if (error instanceof Stopped) return error.failure;
      throw error;
    }
  }

  async #come(thing: TerraformThing): Promise<void> {
    if (thing.act === 'change') return this.#change(thing);
    return this.#make(thing, thing.act === 'keep' ? 'keep' : 'make');
  }

  /** The properties with this account's texts in the place of the file's. */
  #settled<T extends Json>(value: T): T {
    const settle = (one: Json): Json => {
      if (typeof one === 'string') {
        let text = one;
        for (const [old, now] of this.#texts) text = text.replaceAll(old, now);
        return text;
      }
      if (Array.isArray(one)) return (one as readonly Json[]).map(settle);
      return isObject(one)
        ? Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, settle(inner)]))
        : one;
    };
    return settle(value) as T;
  }

  #request(thing: TerraformThing, properties: JsonObject) {
    const { accountId, region } = this.#options;
    return {
      logicalId: thing.address.split('.').at(-1) ?? '',
      properties: this.#settled(properties),
      stack: { name: 'terraform', id: '', accountId, region, tags: [] },
      suffix: String(++this.#count).padStart(12, '0'),
    };
  }

  async #make(thing: TerraformThing, act: 'make' | 'keep'): Promise<void> {
    const type = carriedOutBy(thing.as);
    const request = this.#request(thing, thing.properties ?? {});
    const here = this.#documentHere(thing, request.properties);
    const identity = type.identity?.(request) ?? null;
    try {
      if (here !== undefined) return await this.#adopt(thing, act);
      const made = await this.#steps(thing, type.create(request), identity);
      this.#learn(thing, made);
    } catch (error) {
      if (!(error instanceof Stopped) || !exists.includes(codeOf(error.failure))) throw error;
      await this.#adopt(thing, act);
    }
  }

  /** The policy of that name, as it is here; undefined if there is none, or if it isn't a policy. */
  #documentHere(thing: TerraformThing, properties: JsonObject) {
    if (thing.as !== 'AWS::IAM::ManagedPolicy') return undefined;
    const name = member(properties, 'ManagedPolicyName');
    const { world, accountId } = this.#options;
    const row = world && typeof name === 'string' ? byName(world(), 'policies', accountId, name) : undefined;
    const version = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId);
    return row && version
      ? { arn: policyArn(row), document: version.document, version: version.versionId }
      : undefined;
  }

  /** Takes over what is here already: it becomes what the file says. */
  async #adopt(thing: TerraformThing, act: 'make' | 'keep'): Promise<void> {
    const type = carriedOutBy(thing.as);
    const request = this.#request(thing, thing.properties ?? {});
    const made = this.#physical(thing, request.properties);
    this.#learn(thing, made);
    if (act === 'keep') return;
    const before = this.#before(thing, request.properties);
    await this.#steps(thing, type.update(request, { properties: before, made }), made);
  }

  /** The properties of a thing that is here already, as far as setting them once more would leave a trace. */
  #before(thing: TerraformThing, properties: JsonObject): JsonObject {
    const { world, accountId } = this.#options;
    const here = this.#documentHere(thing, properties);
    const document = member(properties, 'PolicyDocument');
    if (here)
      return typeof document === 'string' && sameText(here.document, document)
        ? { PolicyDocument: document }
        : {};
    const role =
      world && byName(world(), 'roles', accountId, String(member(properties, 'RoleName') as string));
    if (thing.as !== 'AWS::IAM::Role' || !role) return {};
    return {
      MaxSessionDuration: role.maxSessionDuration,
      ...(role.description !== undefined && { Description: role.description }),
    };
  }

  async #change(thing: TerraformThing): Promise<void> {
    const type = carriedOutBy(thing.as);
    const request = this.#request(thing, thing.properties ?? {});
    const before = this.#settled(thing.before ?? {});
    const made = this.#physical(thing, before, thing.had);
    this.#learn(thing, made);
    if (compareProperties(thing.as, before, request.properties).changed.length === 0) return;
    try {
      await this.#steps(thing, type.update(request, { properties: before, made }), made);
    } catch (error) {
      if (!(error instanceof Stopped) || !missing.includes(codeOf(error.failure))) throw error;
      await this.#make(thing, 'make');
    }
  }

  async #remove(thing: TerraformThing): Promise<void> {
    const type = carriedOutBy(thing.as);
    const properties = thing.before ?? thing.properties ?? {};
    const request = this.#request(thing, properties);
    await this.#steps(
      thing,
      type.remove(request, this.#physical(thing, request.properties, thing.had)),
      null,
    );
  }

  /** A thing that is here, by the attributes that the file has of it. */
  #physical(
    thing: TerraformThing,
    properties: JsonObject,
    had: TerraformThing['had'] = thing.attributes,
  ): PhysicalResource {
    const gives = shownTypes[thing.type]?.gives ?? {};
    const attributes: Record<string, Json> = {};
    let physicalId = '';
    for (const [name, source] of Object.entries(gives)) {
      const value = this.#settled(had[name] ?? '');
      if (value === standsFor(thing.address, name)) continue;
      if (source !== 'Ref') attributes[source] = value;
      else if (physicalId === '') physicalId = value;
    }
    const here = this.#documentHere(thing, properties);
    if (!here) return { physicalId: physicalId || nameIn(properties), attributes };
    return { physicalId: here.arn, attributes: { ...attributes, DefaultVersionId: here.version } };
  }

  /** Learns what stands here for the attributes that the file has. */
  #learn(thing: TerraformThing, made: PhysicalResource): void {
    for (const [name, source] of Object.entries(shownTypes[thing.type]?.gives ?? {})) {
      const value = source === 'Ref' ? made.physicalId : member(made.attributes, source);
      const old = thing.attributes[name];
      if (typeof value !== 'string' || value === '' || old === undefined || old === value) continue;
      if (old.length > 3) this.#texts.set(old, value);
    }
  }

  async #steps(
    thing: TerraformThing,
    steps: readonly ResourceStep[],
    before: PhysicalResource | null,
  ): Promise<PhysicalResource> {
    let made = before;
    for (const step of steps) {
      const { service, operation, input, tolerates = [], learns } = step(made);
      const call: TerraformCall = { service, operation, input, address: thing.address };
      const result = await this.#options.ask(call);
      if (result.ok) made = learns?.(result.value as Json) ?? made;
      else if (!('error' in result) || !tolerates.includes(result.error.code))
        throw new Stopped({ call, result });
    }
    return made ?? { physicalId: '', attributes: {} };
  }
}

/** The name that a thing's properties give it. */
function nameIn(properties: JsonObject): string {
  for (const name of [
    'UserName',
    'GroupName',
    'RoleName',
    'InstanceProfileName',
    'BucketName',
    'TableName',
  ]) {
    const value = member(properties, name);
    if (typeof value === 'string') return value;
  }
  return '';
}

/** Whether two documents are the same JSON. */
function sameText(one: string, other: string): boolean {
  if (one === other) return true;
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return false;
  }
}
