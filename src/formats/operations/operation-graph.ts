/** A tensor in the file; its values are read when they are asked for. */
export interface StoredTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** @throws HangerError `import-refused` where they are of another kind, or not as many as the shape says */
  read(): ArrayLike<number>;
}

/** An attribute's value: a number, a text, numbers, or a tensor. */
export type OperationAttribute = number | string | readonly number[] | StoredTensor;

/** An operation as ONNX has it. */
export interface Operation {
  readonly type: string;
  /** What the file itself calls it, where that is another name. */
  readonly title?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OperationAttribute>;
}

/** A picture's, or another value's, name and shape. Undefined where a side may have any length. */
export interface Port {
  readonly name: string;
  readonly shape: readonly (number | undefined)[];
}

/** What is said of a file that cannot be read. */
export interface OperationSentences {
  operations(names: readonly string[], more: boolean): string;
  form(operation: string): string;
}

/** A network of operations, as ONNX has them. */
export interface OperationGraph {
  /** The version of the operations that have no other domain. */
  readonly version: number;
  readonly operations: readonly Operation[];
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** Those that are no tensors of the file. */
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly sentences: OperationSentences;
}
