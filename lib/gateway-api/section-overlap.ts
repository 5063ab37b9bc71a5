/** A reference to an object, or to a named part of it. */
export interface SectionRef {
  readonly group?: string | undefined;
  readonly kind?: string | undefined;
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly sectionName?: string | undefined;
}

/**
 * The place of the first reference that overlaps with one before it. References to one object have to differ by their
 * section, and so each has to name one.
 */
export function overlapOf(
  refs: readonly SectionRef[],
  defaults: { readonly group?: string; readonly kind?: string } = {},
): number | undefined {
  const sections = new Map<string, (string | undefined)[]>();
  for (const [index, { group = defaults.group, kind = defaults.kind, ...ref }] of refs.entries()) {
    const key = JSON.stringify([group, kind, ref.namespace, ref.name]);
    const others = sections.get(key) ?? [];
    const whole = ref.sectionName === undefined || others.includes(undefined);
    if (others.includes(ref.sectionName) || (others.length > 0 && whole)) return index;
    sections.set(key, [...others, ref.sectionName]);
  }
  return undefined;
}
