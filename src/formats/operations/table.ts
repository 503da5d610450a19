import type { Operation } from "./operation-graph";
import type { OperationReader, OperationReading } from "./reading";
import { listIn, numberIn, refused } from "./settings";
import {
  constant,
  reshaped,
  resized,
  sidesAndPlaces,
  turned,
  withAddedSides,
  withoutSidesOfOne,
} from "./shapes";
import { binary, concatenation, merged, normalisation, product, slopes } from "./sums";
import { type Computed, elementsIn, type Value } from "./values";
import { averagePooling, convolutionLayer, maxPooling, overPlaces, overWhole, padded } from "./windows";

/**
 * What each operation is as layers (onnx.ai/onnx/operators). ONNX has the channels of pictures first, layers have them last: a
 * `Computed` notes where they are, and only what leaves the pictures' form has to be turned.
 */
export const OPERATIONS: Readonly<Record<string, OperationReader>> = {
  Add: binary,
  AveragePool: averagePooling,
  BatchNormalization: normalisation,
  Cast: unchanged,
  Clip: clipped,
  Concat: concatenation,
  Constant: constant,
  Conv: convolutionLayer,
  Div: binary,
  Dropout: unchanged,
  // TensorFlow.js knows no other alpha.
  Elu: (operation, graph) =>
    numberIn(operation, "alpha", 1) === 1 ? activated("elu")(operation, graph) : refused(graph),
  Flatten(operation, graph) {
    const value = graph.computed();
    const axis = numberIn(operation, "axis", 1);
    if (axis !== 1 && axis + value.shape.length + 1 !== 1) throw graph.otherForm();
    return graph.inRow(value);
  },
  Gather(operation, graph) {
    const { sides, places } = sidesAndPlaces(graph);
    if (numberIn(operation, "axis", 0) !== 0) throw graph.otherForm();
    return { kind: "sides", of: places.map((place) => sides.at(place)) };
  },
  Gelu: (operation, graph) =>
    operation.attributes.get("approximate") === "tanh" ? refused(graph) : activated("gelu")(operation, graph),
  Gemm: product,
  GlobalAveragePool: (_, graph) => overWhole("GlobalAveragePooling2D", graph),
  GlobalMaxPool: (_, graph) => overWhole("GlobalMaxPooling2D", graph),
  HardSigmoid: (operation, graph) =>
    hardSigmoid(numberIn(operation, "alpha", 0.2), numberIn(operation, "beta", 0.5), graph),
  HardSwish(_, graph) {
    const value = graph.computed();
    const { layer } = hardSigmoid(1 / 6, 0.5, graph);
    const { isPositive: __, ...rest } = value;
    return { ...rest, layer: graph.layers.add("Multiply", {}, [value.layer, layer]) };
  },
  Identity: unchanged,
  LeakyRelu: (operation, graph) =>
    graph.after(graph.computed(), "LeakyReLU", { alpha: numberIn(operation, "alpha", 0.01) }),
  LogSoftmax: (operation, graph) => shares("log_softmax", operation, graph),
  MatMul: product,
  Max: (_, graph) => merged("Maximum", graph),
  MaxPool: maxPooling,
  Mean: (_, graph) => merged("Average", graph),
  Min: (_, graph) => merged("Minimum", graph),
  Mish: activated("mish"),
  Mul: binary,
  PRelu: slopes,
  Pad: padded,
  ReduceMax: overPlaces("GlobalMaxPooling2D"),
  ReduceMean: overPlaces("GlobalAveragePooling2D"),
  Relu(operation, graph) {
    const value = activated("relu")(operation, graph);
    return { ...value, isPositive: true };
  },
  Reshape: reshaped,
  Selu: activated("selu"),
  Shape: (_, graph) => ({ kind: "sides", of: [undefined, ...graph.computed().shape] }),
  Sigmoid: activated("sigmoid"),
  Slice(operation, graph) {
    const value = graph.find(0);
    if (value?.kind !== "sides") throw graph.otherForm();
    const [start, end, axis, step] = (["starts", "ends", "axes", "steps"] as const).map(
      (name, i) => listIn(operation, name, graph, i + 1)?.[0],
    );
    if ((axis ?? 0) !== 0 || (step ?? 1) !== 1) throw graph.otherForm();
    return { kind: "sides", of: value.of.slice(start, end) };
  },
  Softmax: (operation, graph) => shares("softmax", operation, graph),
  Softplus: activated("softplus"),
  Softsign: activated("softsign"),
  Squeeze: (operation, graph) => resized(operation, graph, withoutSidesOfOne),
  Sub: binary,
  Sum: (_, graph) => merged("Add", graph),
  Tanh: activated("tanh"),
  Transpose: turned,
  Unsqueeze: (operation, graph) => resized(operation, graph, withAddedSides),
};

function activated(activation: string) {
  return (_: Operation, graph: OperationReading): Computed =>
    graph.after(graph.computed(), "Activation", { activation });
}

/** A line from 0 to 1, and as much beyond it. Keras' own has no other slope than 0.2. */
function hardSigmoid(alpha: number, beta: number, graph: OperationReading): Computed {
  const line = graph.after(graph.computed(), "Rescaling", { scale: alpha, offset: beta });
  return { ...graph.after(line, "ReLU", { max_value: 1 }), isPositive: true };
}

function unchanged(_: Operation, graph: OperationReading): Value {
  return graph.find(0) ?? refused(graph);
}

/** The lower and upper limit are attributes, or inputs. */
function clipped(operation: Operation, graph: OperationReading): Value {
  const limit = (name: string, place: number) => listIn(operation, name, graph, place)?.[0];
  const [least, most] = [limit("min", 1), limit("max", 2)];
  if (least !== 0) throw graph.otherForm();
  const value = graph.computed();
  const isOpen = most === undefined || most > 1e30;
  const layer = isOpen
    ? graph.after(value, "Activation", { activation: "relu" })
    : graph.after(value, "ReLU", { max_value: most });
  return { ...layer, isPositive: true };
}

/** Softmax or its logarithm, which have to be over the channels of pictures. */
function shares(activation: string, operation: Operation, graph: OperationReading): Value {
  const value = graph.computed();
  // Until version 13, all axes from this one on counted together.
  const told = numberIn(operation, "axis", graph.version < 13 ? 1 : -1);
  const { shape, channels } = value;
  const axis = told < 0 ? told + shape.length + 1 : told;
  const isTogether = graph.version < 13 && elementsIn(shape.slice(axis)) > 1;
  if (axis !== (channels === "first" ? 1 : shape.length) || isTogether) throw graph.otherForm();
  if (value.row) throw graph.otherForm();
  return { ...graph.after(value, "Activation", { activation }), isPositive: activation === "softmax" };
}
