import { networkWords } from "../../words/networks";
import { MOST_NETWORK_BYTES, networkTooLarge } from "../layers-model/chosen-files";
import type { Json } from "../layers-model/json";
import { tidyName } from "../layers-model/labels";
import { refusal } from "../refusal";
import { LayerList } from "./layer-list";
import type { Operation, OperationGraph } from "./operation-graph";
import { type Computed, type Constant, elementsIn, type Value } from "./values";

/** Makes of an operation what it gives: layers, or numbers that the file itself holds. */
export type OperationReader = (operation: Operation, graph: OperationReading) => Value;

/** Operations that only change values one by one, in place. */
const ONE_BY_ONE = [
  ...["Cast", "Clip", "Dropout", "Elu", "Gelu", "HardSigmoid", "HardSwish", "Identity", "LeakyRelu", "Mish"],
  ...["Relu", "Selu", "Sigmoid", "Softplus", "Softsign", "Tanh"],
];

/** Operations that take pictures with their channels first. */
const WITH_CHANNELS_FIRST = [
  "AveragePool",
  "BatchNormalization",
  "Conv",
  "GlobalAveragePool",
  "GlobalMaxPool",
  "MaxPool",
];

/** The most numbers that operations make of what the file holds. */
const MOST_CONSTANTS = MOST_NETWORK_BYTES / 2;

/** Numbers of channels of pictures. */
const CHANNELS = [1, 3, 4];

/** A graph's values as they become layers. */
export class OperationReading {
  readonly layers = new LayerList();
  private readonly values = new Map<string, Value>();
  private readonly users = new Map<string, Operation[]>();
  private current!: Operation;
  private constants = 0;

  constructor(
    private readonly model: OperationGraph,
    operations: readonly Operation[],
    private readonly output: string,
  ) {
    for (const operation of operations)
      for (const name of new Set(operation.inputs))
        this.users.set(name, [...(this.users.get(name) ?? []), operation]);
  }

  get version(): number {
    return this.model.version;
  }

  addInput({ name, shape }: OperationGraph["inputs"][number]): void {
    const sides = shape.slice(1);
    if (sides.length === 0 || !sides.every((side) => side !== undefined && side > 0))
      throw refusal(networkWords.noInputShape);
    const told = sides as number[];
    const channels = told.length === 3 ? this.channelsOf(name, told) : undefined;
    const [c, h, w] = told;
    const layer = this.layers.addInput(channels === "first" ? [h!, w!, c!] : told);
    this.values.set(name, { kind: "computed", layer, shape: told, ...(channels ? { channels } : {}) });
  }

  read(operation: Operation, reader: OperationReader): void {
    this.current = operation;
    const result = reader(operation, this);
    if (result.kind === "constant") this.requireRoom(result);
    if (this.result) this.values.set(this.result, result);
  }

  /** A few bytes may ask for the same large tensor in many forms. */
  private requireRoom({ values }: Constant): void {
    this.constants += values.length;
    if (this.constants > MOST_CONSTANTS) throw networkTooLarge();
  }

  finish(): { readonly json: Json; readonly weights: ArrayBuffer } {
    const end = this.values.get(this.output);
    if (end?.kind !== "computed") throw refusal(networkWords.noLayers);
    return this.layers.finish(this.inRow(end).layer);
  }

  /** The refusal of an operation that no layer computes in just this way. */
  otherForm() {
    const { type, title = type } = this.current;
    return refusal(this.model.sentences.form(tidyName(title)));
  }

  /** An operation's input by its place; undefined where it has none there. */
  find(place: number): Value | undefined {
    const name = this.current.inputs[place];
    if (!name) return undefined;
    const value = this.values.get(name);
    if (value) return value;
    const tensor = this.model.tensors.get(name);
    if (!tensor) throw this.otherForm();
    return { kind: "constant", shape: tensor.shape, values: tensor.read() };
  }

  computed(place = 0): Computed {
    const value = this.find(place);
    if (value?.kind !== "computed") throw this.otherForm();
    return value;
  }

  /** The picture that is an operation's first input, as layers of two dimensions take it. */
  picture(channels?: "first"): Computed {
    const value = this.computed();
    if (!value.channels || (channels && value.channels !== channels)) throw this.otherForm();
    return this.withSides(value);
  }

  /** A picture of one pixel, whose layer gives channels alone, with its height and width. */
  withSides(value: Computed): Computed {
    if (!value.isFlat) return value;
    const { isFlat: _, ...rest } = value;
    const target = [1, 1, elementsIn(value.shape)];
    return { ...rest, layer: this.layers.add("Reshape", { target_shape: target }, [value.layer]) };
  }

  constant(place: number): Constant {
    const value = this.find(place);
    if (value?.kind !== "constant") throw this.otherForm();
    return value;
  }

  /** A layer of an operation's input, whose values stay where they are. */
  after(value: Computed, kind: string, config: Json, weights?: Parameters<LayerList["add"]>[3]): Computed {
    const { isPositive: _, ...rest } = value;
    return { ...rest, layer: this.layers.add(kind, config, [value.layer], weights) };
  }

  /** Whether nothing but the operation takes what an input's layer gives, under any name, so that the layer may be changed. */
  isOnlyUser(place: number): boolean {
    const { layer } = this.computed(place);
    return [...this.values].every(([name, each]) => {
      if (each.kind !== "computed" || each.layer !== layer) return true;
      return this.users.get(name)?.length === 1 && name !== this.output;
    });
  }

  /** A value in a row, as dense layers take it. */
  inRow(value: Computed): Computed {
    const { layer, shape, channels, isPositive } = value;
    const kept = isPositive ? { isPositive } : {};
    if (shape.length === 1) return value;
    const row: Computed = { kind: "computed", layer, shape: [elementsIn(shape)], ...kept };
    if (value.isFlat) return row;
    const [c = 1, h = 1, w = 1] = shape;
    const isTurned = channels === "first" && c > 1 && h * w > 1;
    if (!isTurned) return { ...row, layer: this.layers.add("Flatten", {}, [layer]) };
    if (this.isForDense(this.current.outputs[0] ?? ""))
      return { ...row, layer: this.layers.add("Flatten", {}, [layer]), row: [c, h, w] };
    const turned = this.layers.add("Permute", { dims: [3, 1, 2] }, [layer]);
    return { ...row, layer: this.layers.add("Flatten", {}, [turned]) };
  }

  /** Whether nothing but dense layers, whose weights can be reordered, takes a value in the end. */
  private isForDense(name: string): boolean {
    if (name === this.output) return false;
    const users = this.users.get(name) ?? [];
    return users.every(
      ({ type, inputs, outputs }) =>
        (["Gemm", "MatMul"].includes(type) && inputs[0] === name) ||
        (ONE_BY_ONE.includes(type) && this.isForDense(outputs[0] ?? "")),
    );
  }

  /** Where the channels of a value of three sides are: what takes it tells, or else its sides. */
  channelsOf(name: string, [first = 0, , last = 0]: readonly number[]): "first" | "last" {
    const seen = new Set<string>();
    const open = [name];
    while (open.length > 0) {
      const next = open.shift()!;
      if (seen.has(next)) continue;
      seen.add(next);
      for (const { type, attributes, outputs } of this.users.get(next) ?? []) {
        if (WITH_CHANNELS_FIRST.includes(type)) return "first";
        if (type === "Transpose") return String(attributes.get("perm")) === "0,3,1,2" ? "last" : "first";
        open.push(...outputs);
      }
    }
    return CHANNELS.includes(first) || !CHANNELS.includes(last) ? "first" : "last";
  }

  /** The name of what an operation gives. */
  get result(): string {
    return this.current.outputs[0] ?? "";
  }
}
