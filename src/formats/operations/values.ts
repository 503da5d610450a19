/** Numbers that the file itself holds. */
export interface Constant {
  readonly kind: "constant";
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** The sides of a value, as operations compute them; the batch, of any length, is undefined. */
export interface Sides {
  readonly kind: "sides";
  readonly of: readonly (number | undefined)[];
}

/** What a layer gives. */
export interface Computed {
  readonly kind: "computed";
  readonly layer: string;
  /** In ONNX's order of axes, without the batch. */
  readonly shape: readonly number[];
  /** Where the channels of height, width and channels are in `shape`; undefined for a row, and for what is no picture. */
  readonly channels?: "first" | "last";
  /** Of a row that a picture was put in with its channels first: channels, height and width. The layer's have them last. */
  readonly row?: readonly [channels: number, height: number, width: number];
  /** Whether the layer gives channels alone where `shape` has a height and a width of 1 too. */
  readonly isFlat?: boolean;
  /** Whether no value is below 0, so that a border of zeros changes no maximum. */
  readonly isPositive?: boolean;
}

export type Value = Constant | Sides | Computed;

/** The same shape with another length of one side. */
export const withSide = (shape: readonly number[], axis: number, length: number): readonly number[] =>
  shape.map((side, i) => (i === axis ? length : side));

/** How many values a shape has. */
export const elementsIn = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/** Reorders a tensor's axes: axis `i` of the result is axis `order[i]` of the tensor. */
export function transposed(
  { shape, values }: Pick<Constant, "shape" | "values">,
  order: readonly number[],
): { readonly shape: readonly number[]; readonly values: Float32Array<ArrayBuffer> } {
  const strides = shape.map((_, axis) => elementsIn(shape.slice(axis + 1)));
  const target = order.map((axis) => shape[axis]!);
  const steps = order.map((axis) => strides[axis]!);
  const result = new Float32Array(values.length);
  const place = target.map(() => 0);
  let from = 0;
  for (let i = 0; i < result.length; i++) {
    result[i] = values[from]!;
    for (let axis = target.length - 1; axis >= 0; axis--) {
      from += steps[axis]!;
      if (++place[axis]! < target[axis]!) break;
      from -= steps[axis]! * target[axis]!;
      place[axis] = 0;
    }
  }
  return { shape: target, values: result };
}
