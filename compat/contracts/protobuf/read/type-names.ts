import type { Protobuf, protobuf } from './parser.ts';

/** Whole names of all messages and enums, and what a short name means where it stands. */
export class TypeNames {
  readonly #forms = new Map<string, 'message' | 'enum' | 'group'>();

  collect(root: protobuf.Root, holder: string, library: Protobuf): void {
    const top = holder === '' ? root : root.lookup(holder.split('.'));
    if (top instanceof library.Namespace) this.#add(top, holder, library);
  }

  /** Undefined for a type of a file that is not there. */
  formOf(name: string): 'message' | 'enum' | 'group' | undefined {
    return this.#forms.get(name);
  }

  /** From the inside out, as the language says; a leading dot names the whole. */
  resolve(name: string, scope: string): string {
    if (name.startsWith('.')) return name.slice(1);
    const steps = scope === '' ? [] : scope.split('.');
    for (let length = steps.length; length >= 0; length -= 1) {
      const whole = [...steps.slice(0, length), name].join('.');
      if (this.#forms.has(whole)) return whole;
    }
    return name;
  }

  #add(holder: protobuf.NamespaceBase, scope: string, library: Protobuf): void {
    for (const element of holder.nestedArray) {
      const name = scope === '' ? element.name : `${scope}.${element.name}`;
      if (element instanceof library.Enum) this.#forms.set(name, 'enum');
      else if (element instanceof library.Type) {
        this.#forms.set(name, (element as { group?: boolean }).group === true ? 'group' : 'message');
        this.#add(element, name, library);
      }
    }
  }
}
