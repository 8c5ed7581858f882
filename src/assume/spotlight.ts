import type { StatementTrace } from '../engine/index.ts';
import { edgeIds } from '../graph/model/elements.ts';
import type { EdgeLabel, EdgeTone, Flow, Highlight, NodeTone } from '../graph/picture/highlight.ts';
import { noFlow } from '../graph/picture/highlight.ts';

type FlowCall = Flow['calls'][number];

/** Collects what a picture lights up. `done` returns it in the form that the graph takes. */
export class Spotlight {
  readonly #nodes = new Map<string, NodeTone>();
  readonly #edges = new Map<string, EdgeTone>();
  readonly #labels = new Map<string, EdgeLabel>();
  readonly #calls: FlowCall[] = [];
  #flow: Flow | null = null;

  node(id: string | null, tone: NodeTone): this {
    if (id !== null) this.#nodes.set(id, tone);
    return this;
  }

  edge(id: string, tone: EdgeTone, label?: EdgeLabel): this {
    this.#edges.set(id, tone);
    if (label) this.#labels.set(id, label);
    return this;
  }

  /** An arrow of the flow. It is left out if the picture lacks one of its ends. */
  call(from: string | null, to: string | null, tone: FlowCall['tone'], label: string | null): this {
    this.#flow ??= noFlow;
    if (from !== null && to !== null) this.#calls.push({ from, to, tone, label });
    return this;
  }

  sts(caller: string | null, role: string | null, tone: NodeTone): this {
    if (caller !== null && role !== null) {
      this.#flow = { ...(this.#flow ?? noFlow), sts: { between: [caller, role], tone } };
    }
    return this;
  }

  temporaryKey(beside: string | null, label: string): this {
    if (beside !== null) this.#flow = { ...(this.#flow ?? noFlow), temporaryKey: { beside, label } };
    return this;
  }

  /** Lights the way from a principal to the policy of a statement, through the group if the group owns it. */
  statement(
    principal: string | null,
    { policy }: StatementTrace,
    tone: 'allow' | 'deny',
    text: string | null = null,
  ): this {
    const { owner, policyId } = policy;
    const node: NodeTone = tone === 'allow' ? 'allowed' : 'denied';
    const label = text === null ? undefined : { text, tone };
    if (policy.kind === 'boundary' && policyId !== null)
      return this.node(policyId, node).edge(edgeIds.boundary(owner.id), tone, label);
    if (owner.kind === 'group' && principal !== null) {
      this.node(owner.id, 'lit').edge(edgeIds.member(principal, owner.id), 'lit');
    }
    if (policy.kind === 'inline') {
      // A picture without pages shows an inline policy as a mark on its owner.
      const inlineId = `${owner.id}/${policy.name}`;
      this.node(owner.id, node).node(inlineId, node);
      return this.edge(edgeIds.attached(owner.id, inlineId), tone, label);
    }
    if (policyId === null) return this.node(owner.id, node);
    return this.node(owner.id, 'lit')
      .node(policyId, node)
      .edge(edgeIds.attached(owner.id, policyId), tone, label);
  }

  done(rest: Highlight['rest'] = 'dim'): Highlight {
    return {
      nodes: this.#nodes,
      edges: this.#edges,
      labels: this.#labels,
      flow: this.#flow && { ...this.#flow, calls: this.#calls },
      rest,
    };
  }
}
