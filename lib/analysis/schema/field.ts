import { escapeStep } from '../../manifest/json-pointer';
import { nameOf } from '../../manifest/shape';
import { shown } from '../../manifest/violation';

/** What admission says of a field. */
export interface Issue {
  readonly level: 'error' | 'warning' | 'note' | 'repeated' | 'deprecated';
  readonly pointer: string;
  readonly message: string;
  readonly fix: string | undefined;
}

/**
 * A field of a manifest, whatever it holds or lacks: a field of the wrong type reads as an absent one, which the schema
 * has its own finding for.
 */
export class Field {
  public constructor(
    public readonly value: unknown,
    /** Its own pointer, or the last step of it below `parent`. */
    private readonly step: string | number,
    private readonly issues: Issue[],
    private readonly parent?: Field,
  ) {}

  /** Made only where something is wrong: nearly all fields are right. */
  public get pointer(): string {
    return this.parent === undefined ? String(this.step) : `${this.parent.pointer}/${escapeStep(this.step)}`;
  }

  public at(first: string | number, ...rest: readonly (string | number)[]): Field {
    const field = this.child(first);
    return rest.length === 0 ? field : rest.reduce<Field>((holder, step) => holder.child(step), field);
  }

  private child(step: string | number): Field {
    const { value } = this;
    const holds = value !== null && typeof value === 'object' && Object.hasOwn(value, step);
    return new Field(holds ? (value as Record<string | number, unknown>)[step] : undefined, step, this.issues, this);
  }

  /** Whether the field is set, be it to an empty value. */
  public get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** Whether the field is set to anything but the zero value of its type, which Go cannot tell from an absent field. */
  public get isSet(): boolean {
    const { value } = this;
    if (Array.isArray(value)) return value.length > 0;
    return this.exists && value !== '' && value !== 0 && value !== false;
  }

  public get name(): string {
    return nameOf(this.pointer);
  }

  /** The value as a message shows it. */
  public get shown(): string {
    return shown(this.value);
  }

  public get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  public get number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined;
  }

  public get isTrue(): boolean {
    return this.value === true;
  }

  public get isObject(): boolean {
    return this.value !== null && typeof this.value === 'object' && !Array.isArray(this.value);
  }

  public items(): Field[] {
    return Array.isArray(this.value) ? this.value.map((_, index) => this.child(index)) : [];
  }

  public keys(): string[] {
    return this.isObject ? Object.keys(this.value as object) : [];
  }

  public entries(): [string, Field][] {
    return this.keys().map((key) => [key, this.at(key)]);
  }

  /** Those of the fields that are set. */
  public which(...keys: readonly string[]): string[] {
    return keys.filter((key) => this.at(key).exists);
  }

  /** Reports that the value must be something else: `must be a port from 1 to 65535`. */
  public must(what: string, fix?: string): void {
    this.error(`${this.name} must ${what}${this.exists ? `, but is ${this.shown}` : ''}`, fix);
  }

  public error(message: string, fix?: string): void {
    this.issues.push({ level: 'error', pointer: this.pointer, message, fix });
  }

  public warn(message: string, fix?: string): void {
    this.issues.push({ level: 'warning', pointer: this.pointer, message, fix });
  }

  /** What istioctl warns of, though nothing is wrong. */
  public note(message: string, fix?: string): void {
    this.issues.push({ level: 'note', pointer: this.pointer, message, fix });
  }

  /** What istioctl warns of under two codes, of which the other one is ours. */
  public repeat(message: string, fix?: string): void {
    this.issues.push({ level: 'repeated', pointer: this.pointer, message, fix });
  }

  /** A deprecated field that istioctl has a code of its own for (IST0002). */
  public deprecated(message: string, fix?: string): void {
    this.issues.push({ level: 'deprecated', pointer: this.pointer, message, fix });
  }

  /** Reports that more than one of the fields is set; says whether it did. */
  public exclusive(...keys: readonly string[]): boolean {
    const set = keys.filter((key) => this.at(key).isSet);
    if (set.length < 2) return false;
    this.at(set[1] as string).error(
      `${this.name} has ${set.join(' and ')}, of which only one may be set`,
      `keep one of ${set.join(' and ')}`,
    );
    return true;
  }
}
