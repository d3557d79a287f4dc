/**
 * Patterns as sets of texts, by the finite automata of `refa`. What it cannot say within its budget, for instance of
 * back references or of word boundaries, stays unknown.
 */
import refa from 'refa';
import type * as Refa from 'refa';
import { type Effect, effectOf } from '../changes.ts';

/** Limits: characters of a pattern, states of one automaton, and states in all. */
const charactersMax = 2000;
const statesMax = 2000;
const statesInAllMax = 60_000;

export class PatternSets {
  #engine: Engine | undefined;
  #statesLeft: number;
  readonly #known = new Map<string, Effect>();

  constructor(statesInAll = statesInAllMax) {
    this.#statesLeft = statesInAll;
  }

  /** From texts that match all of the old patterns to those that match all of the new ones. */
  effect(old: ReadonlySet<string>, now: ReadonlySet<string>): Effect {
    const key = JSON.stringify([[...old], [...now]]);
    let effect = this.#known.get(key);
    if (effect === undefined) {
      effect = this.#compute(old, now);
      this.#known.set(key, effect);
    }
    return effect;
  }

  /** A short plain text that matches all of the first patterns and not all of the others; undefined where none is found. */
  example(matched: ReadonlySet<string>, refused?: ReadonlySet<string>): string | undefined {
    if (
      this.#statesLeft <= 0 ||
      [...matched, ...(refused ?? [])].some(({ length }) => length > charactersMax)
    )
      return undefined;
    this.#engine ??= new Engine();
    try {
      for (const plain of plainTexts) {
        const text = this.#engine.shortest(new Set([...matched, plain]), refused);
        if (text !== undefined) return text;
      }
      return undefined;
    } catch {
      return undefined;
    } finally {
      this.#statesLeft -= this.#engine.takeStates();
    }
  }

  #compute(old: ReadonlySet<string>, now: ReadonlySet<string>): Effect {
    if (this.#statesLeft <= 0 || [...old, ...now].some(({ length }) => length > charactersMax))
      return 'unknown';
    this.#engine ??= new Engine();
    try {
      const [before, after] = [this.#engine.textsOf(old), this.#engine.textsOf(now)];
      const lost = !this.#engine.isWithin(before, after);
      return effectOf(lost, !this.#engine.isWithin(after, before));
    } catch {
      // a pattern that is none, one that is no regular language, or one with too many states
      return 'unknown';
    } finally {
      this.#statesLeft -= this.#engine.takeStates();
    }
  }
}

/** Of letters, digits and usual marks; else of what can be printed. */
const plainTexts = ['^[A-Za-z0-9_.:/@+-]+$', '^[ -~]*$'];

type Element = Refa.NoParent<Refa.Element>;
type Alternative = Refa.NoParent<Refa.Concatenation>;

class Engine {
  readonly #refa = refa;
  readonly #options = { maxCharacter: 0x10ffff };
  #states = 0;

  takeStates(): number {
    const states = this.#states;
    this.#states = 0;
    return states;
  }

  /** Texts that match all patterns. */
  textsOf(patterns: ReadonlySet<string>): Refa.DFA {
    return this.#all([...patterns].map((pattern) => this.#textsOfOne(pattern)));
  }

  shortest(matched: ReadonlySet<string>, refused: ReadonlySet<string> | undefined): string | undefined {
    const sets = [this.textsOf(matched)];
    if (refused !== undefined) {
      const others = this.textsOf(refused);
      others.complement(this.#factory());
      sets.push(others);
    }
    const texts = this.#all(sets);
    if (texts.isEmpty) return undefined;
    const [word] = texts.words();
    return word && String.fromCodePoint(...word);
  }

  isWithin(inner: Refa.DFA, outer: Refa.DFA): boolean {
    const rest = outer.copy(this.#factory());
    rest.complement(this.#factory());
    return this.#refa.isDisjointWith(inner, rest);
  }

  #textsOfOne(pattern: string): Refa.DFA {
    const { JS, transform } = this.#refa;
    const parser = JS.Parser.fromLiteral({ source: pattern, flags: 'u' });
    const { expression } = parser.parse({ assertions: 'parse', backreferences: 'throw' });
    const { alternatives } = transform(this.#simplify(), expression);
    return this.#anyOf(alternatives.map((one) => this.#textsOfAlternative(one)));
  }

  /** A pattern may match anywhere in a text. Looking ahead from its start is a condition on the whole text. */
  #textsOfAlternative({ elements }: Alternative): Refa.DFA {
    if (!this.#isEdge(elements[0], 'behind')) return this.#fromStart([this.#anything(), ...elements]);
    const rest = elements.slice(1);
    const conditions: Refa.DFA[] = [];
    for (const next of elements.slice(1)) {
      if (!isLookahead(next) || this.#isEdge(next, 'ahead')) break;
      rest.shift();
      const texts = this.#anyOf(next.alternatives.map((one) => this.#fromStart(one.elements)));
      if (next.negate) texts.complement(this.#factory());
      conditions.push(texts);
    }
    return this.#all([...conditions, this.#fromStart(rest)]);
  }

  #fromStart(elements: readonly Element[]): Refa.DFA {
    const isAnchored = this.#isEdge(elements.at(-1), 'ahead');
    const whole = isAnchored ? elements.slice(0, -1) : [...elements, this.#anything()];
    const { NFA, DFA, transform } = this.#refa;
    const expression = transform(this.#simplify(), {
      type: 'Expression',
      alternatives: [{ type: 'Concatenation', elements: whole }],
    });
    const factory = new NFA.LimitedNodeFactory(statesMax);
    const nfa = NFA.fromRegex(expression, this.#options, { assertions: 'throw' }, factory);
    return DFA.fromFA(nfa, this.#factory());
  }

  #all(sets: readonly Refa.DFA[]): Refa.DFA {
    const [first = this.#refa.DFA.all(this.#options), ...others] = sets;
    return others.reduce((a, b) => this.#refa.DFA.fromIntersection(a, b, this.#factory()), first);
  }

  #anyOf(sets: readonly Refa.DFA[]): Refa.DFA {
    const { NFA, DFA } = this.#refa;
    const [only, ...more] = sets;
    if (only !== undefined && more.length === 0) return only;
    const factory = new NFA.LimitedNodeFactory(statesMax);
    const joined = NFA.empty(this.#options, factory);
    for (const set of sets) joined.union(set, factory);
    return DFA.fromFA(joined, this.#factory());
  }

  #simplify(): Refa.CombinedTransformer {
    const { combineTransformers, Transformers } = this.#refa;
    return combineTransformers([
      Transformers.inline(),
      Transformers.applyAssertions(),
      Transformers.removeDeadBranches(),
    ]);
  }

  #anything(): Element {
    const characters = this.#refa.CharSet.all(this.#options.maxCharacter);
    const one: Element = { type: 'CharacterClass', characters };
    const alternatives: Alternative[] = [{ type: 'Concatenation', elements: [one] }];
    return { type: 'Quantifier', min: 0, max: Infinity, lazy: false, alternatives };
  }

  /** `^` reads as "not after any character", `$` as "not before any". */
  #isEdge(element: Element | undefined, kind: 'ahead' | 'behind'): boolean {
    if (element?.type !== 'Assertion' || !element.negate || element.kind !== kind) return false;
    const [only, ...more] = element.alternatives;
    const [character, ...rest] = only?.elements ?? [];
    const isAny = character?.type === 'CharacterClass' && character.characters.isAll;
    return isAny && more.length === 0 && rest.length === 0;
  }

  #factory(): Refa.NodeFactory<Refa.DFA.Node> {
    const { DFA } = this.#refa;
    const limited = new DFA.LimitedNodeFactory(statesMax);
    return {
      createNode: () => {
        this.#states += 1;
        return limited.createNode();
      },
    };
  }
}

function isLookahead(element: Element | undefined): element is Element & Refa.NoParent<Refa.Assertion> {
  return element?.type === 'Assertion' && element.kind === 'ahead';
}
