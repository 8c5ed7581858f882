import { linesOf } from '../assume/why/lines.ts';
import type { Call, Decision, Layer, Outcome, World } from '../engine/index.ts';
import { createWorld } from '../engine/index.ts';
import { worldOfFile, worldOfLink } from '../sdk/account-text.ts';
import type { IssuedCredentials, SigningKey } from '../sdk/issued.ts';
import { newKey, newSession, NotIssued } from '../sdk/issued.ts';
import type { SdkRequestHandler } from '../sdk/request-handler.ts';
import { requestHandler } from '../sdk/request-handler.ts';
import { SimulatedAws } from '../sdk/simulated-aws.ts';
import type { Question } from './asking.ts';
import { decisionOn } from './asking.ts';

/** How the account of a test starts. By default it is empty. */
export interface AwsOptions {
  /** The id of an empty account, 12 digits. */
  readonly account?: string;
  /** A world, a link (`…#d5.…`), or the text of a downloaded workspace. */
  readonly from?: World | string;
  /** Runs before each test, as a beginning that its tests share. */
  readonly setUp?: (aws: TestAws) => Promise<unknown> | void;
}

/** The options with which a client of the AWS SDK for JavaScript v3 is made. */
export interface ClientOptions {
  readonly region: string;
  readonly credentials: IssuedCredentials;
  readonly requestHandler: SdkRequestHandler;
  readonly maxAttempts: number;
}

/** The reason that a test expects of a refusal. */
export interface ExpectedRefusal {
  /** The gate that refuses: `identity`, `boundary`, `scp`, `resource` … */
  readonly by?: Layer;
  readonly verdict?: 'explicitDeny' | 'implicitDeny';
}

/** A test expected another decision: the message says what AWS decided, and why. */
export class UnexpectedDecision extends Error {
  override readonly name = 'UnexpectedDecision';
  readonly decision: Decision | null;

  constructor(said: string, decision: Decision | null) {
    super(decision ? [said, ...linesOf(decision)].join('\n') : said);
    this.decision = decision;
  }
}

const isQuestion = (asked: PromiseLike<unknown> | Question): asked is Question => !('then' in asked);

/** The SDK's facts about an answer: the id of its request. */
interface Answered {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly requestId?: string };
}

const isDenied = (decision: Decision | null): decision is Decision =>
  decision?.verdict === 'explicitDeny' || decision?.verdict === 'implicitDeny';

/** A simulated AWS for one test: clients for its identities, and questions about what they may do. */
export class TestAws extends SimulatedAws {
  /** The decisions on the calls of this test, by the id of the request. */
  readonly #decisions = new Map<string, Decision | null>();
  readonly #keys = new Map<string | null, Promise<SigningKey>>();

  /** Makes the account. Rejects with `UnreadableAccount` if the link or the file isn't one. */
  static async start({ account = '123456789012', from, setUp }: AwsOptions = {}): Promise<TestAws> {
    const aws = new TestAws(await startOf(account, from));
    await setUp?.(aws);
    return aws;
  }

  override async run(call: Call): Promise<Outcome> {
    const outcome = await super.run(call);
    this.#decisions.set(outcome.event.eventID, outcome.decision);
    return outcome;
  }

  /** A client of the root user, who sets up what a test needs. */
  root(): Promise<ClientOptions> {
    return this.#withKey(null);
  }

  /** A client of a user, with an access key that is made for it. */
  user(name: string): Promise<ClientOptions> {
    return this.#withKey(name);
  }

  /**
   * A client of a role's session, which `service` starts as AWS's services do: `lambda.amazonaws.com` for a function.
   * Rejects with `UnexpectedDecision` if the role's trust policy doesn't let the service in.
   */
  async role(name: string, service: string): Promise<ClientOptions> {
    try {
      return this.#client(await newSession(this, name, service));
    } catch (error) {
      if (!(error instanceof NotIssued)) throw error;
      throw new UnexpectedDecision(`${service} can’t put on the role ${name}.`, error.decision);
    }
  }

  /**
   * Expects that policies allow a request of the SDK, or what a question asks. A request's answer comes back, a
   * question's decision. Rejects with `UnexpectedDecision`, which says why it was refused.
   */
  expectAllowed(question: Question): Promise<Decision>;
  expectAllowed<T>(request: PromiseLike<T>): Promise<T>;
  async expectAllowed(asked: PromiseLike<unknown> | Question): Promise<unknown> {
    if (isQuestion(asked)) {
      const decision = decisionOn(this.world, asked);
      if (decision.verdict === 'allow') return decision;
      throw new UnexpectedDecision('Expected: allowed.', decision);
    }
    try {
      return await asked;
    } catch (error) {
      const decision = this.#decisionOf(error as Answered);
      if (decision === undefined) throw error;
      if (decision && decision.verdict !== 'allow')
        throw new UnexpectedDecision('Expected: allowed.', decision);
      const { name = '', message = '' } = error as Answered;
      throw new UnexpectedDecision(
        `Expected: allowed. No policy refuses it, but AWS answers ${name}: ${message}`,
        decision,
      );
    }
  }

  /**
   * Expects that policies refuse a request of the SDK, or what a question asks, and that it is for the reason in
   * `expected`. The decision comes back. Rejects with `UnexpectedDecision`: it was allowed, refused for another reason,
   * or failed before any policy was asked.
   */
  async expectDenied(
    asked: PromiseLike<unknown> | Question,
    expected: ExpectedRefusal = {},
  ): Promise<Decision> {
    const decision = isQuestion(asked) ? decisionOn(this.world, asked) : await this.#refusalOf(asked);
    if (!isDenied(decision)) throw new UnexpectedDecision('Expected: denied.', decision);
    const { by, verdict } = expected;
    if (by !== undefined && decision.decidedBy !== by)
      throw new UnexpectedDecision(`Expected: denied by ${by}, not by ${decision.decidedBy}.`, decision);
    if (verdict !== undefined && decision.verdict !== verdict)
      throw new UnexpectedDecision(`Expected: ${verdict}, not ${decision.verdict}.`, decision);
    return decision;
  }

  /** The decision on a request that must fail. */
  async #refusalOf(request: PromiseLike<unknown>): Promise<Decision> {
    let answer: Answered;
    try {
      answer = (await request) ?? {};
    } catch (error) {
      const decision = this.#decisionOf(error as Answered);
      if (decision === undefined) throw error;
      if (isDenied(decision)) return decision;
      const { name = '', message = '' } = error as Answered;
      throw new UnexpectedDecision(
        `Expected: denied by a policy. It failed, but no policy refuses it: ${name}: ${message}`,
        decision,
      );
    }
    throw new UnexpectedDecision('Expected: denied. AWS carried it out.', this.#decisionOf(answer) ?? null);
  }

  /** The decision on an answer; null if none was made, undefined if no request of this test has that answer. */
  #decisionOf({ $metadata }: Answered): Decision | null | undefined {
    const id = $metadata?.requestId;
    return id === undefined ? undefined : (this.#decisions.get(id) ?? null);
  }

  /** Makes one key for each caller: AWS gives a user no more than two. */
  async #withKey(owner: string | null): Promise<ClientOptions> {
    const key = this.#keys.get(owner) ?? newKey(this, owner);
    this.#keys.set(owner, key);
    return this.#client(await key);
  }

  #client(credentials: ClientOptions['credentials']): ClientOptions {
    // A refusal stays one: nothing is gained by asking again.
    return { region: 'us-east-1', credentials, requestHandler: requestHandler(this), maxAttempts: 1 };
  }
}

function startOf(account: string, from: World | string | undefined): World | Promise<World> {
  if (from === undefined) return createWorld(account, Date.now());
  if (typeof from !== 'string') return from;
  return from.trimStart().startsWith('{') ? worldOfFile(from) : worldOfLink(from);
}
