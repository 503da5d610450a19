"""Makes the files beside it.

    pip install keras==3.15.1 h5py==3.16.0 jax scipy
    KERAS_BACKEND=jax JAX_ENABLE_X64=1 python make.py && npx biome check --write expected.json

Each network is saved as its owner would save it, and answers the picture x[i] = ((i * 13) mod 29) / 29 in expected.json.
"""

import gzip
import io
import json
import os
import zipfile

import h5py
import keras
import numpy as np
from keras import layers

HERE = os.path.dirname(os.path.abspath(__file__))
random = np.random.default_rng(1)
expected = {}


def write(name, data):
    with open(os.path.join(HERE, name + ".gz"), "wb") as file:
        file.write(gzip.compress(data, 9, mtime=0))


def saved(model, ending):
    path = os.path.join("/tmp", "network" + ending)
    model.save(path)
    with open(path, "rb") as file:
        return file.read()


def keep(name, model, endings=(".h5", ".keras")):
    # Also what would be one or zero, such as the statistics of a normalisation.
    model.set_weights([random.uniform(0.2, 0.9, w.shape) * (-1) ** (i % 3) if "variance" not in v.path
                       else random.uniform(0.5, 1.5, w.shape)
                       for i, (w, v) in enumerate(zip(model.get_weights(), model.weights))])
    shape = model.input_shape[1:]
    x = (np.arange(np.prod(shape)) * 13 % 29 / 29).reshape(1, *shape)
    expected[name] = {"input": list(shape), "answer": np.asarray(model(x)).astype(float).ravel().tolist()}
    for ending in endings:
        write(name + ending, saved(model, ending))


# So many dense layers that their names are no longer in order of the alphabet, and that they need several leaves of a tree.
keep("sequential", keras.Sequential([
    layers.Input((12, 12, 1)),
    layers.Conv2D(3, 3, strides=2, activation="relu"),
    layers.BatchNormalization(),
    layers.SeparableConv2D(2, 3, use_bias=False),
    layers.BatchNormalization(scale=False),
    layers.Flatten(),
    layers.Dropout(0.2),
    *[layers.Dense(3 + i % 2, activation="tanh") for i in range(11)],
    layers.Dense(3, activation="softmax"),
], name="garments"))

inner = keras.Sequential([
    layers.Input((10, 10, 3)),
    layers.Conv2D(2, 3, name="first"),
    layers.PReLU(shared_axes=[1, 2], name="curve"),
    layers.GlobalAveragePooling2D(),
], name="inner")
end = layers.Input((2,))
head = keras.Model(end, layers.Dense(3, activation="tanh", name="first")(end), name="head")
start = layers.Input((10, 10, 3))
x = head(inner(start))
x = layers.Add()([x, layers.Dense(3, activation="relu", name="second")(x)])
keep("functional", keras.Model(start, layers.Dense(4, activation="softmax", name="first")(x), name="outer"))

half = keras.Sequential([
    layers.Input((8, 8, 1), dtype="float16"),
    layers.Flatten(dtype="float16"),
    layers.Dense(2, activation="softmax", dtype="float16"),
])
keep("half", half, [".h5"])
# Keras computes in half precision too: what the same weights answer in full precision.
w, b = [each.astype(float) for each in half.get_weights()]
powers = np.exp(np.arange(64) * 13 % 29 / 29 @ w + b)
expected["half"]["answer"] = (powers / powers.sum()).tolist()
keep("double", keras.Sequential([
    layers.Input((8, 8, 1), dtype="float64"),
    layers.Flatten(dtype="float32"),
    layers.Dense(2, activation="softmax", dtype="float64"),
]), [".h5"])


def again(name, change, **options):
    """The file of the sequential network, after h5py has changed it."""
    with open(os.path.join(HERE, "sequential.h5.gz"), "rb") as file:
        source = h5py.File(io.BytesIO(gzip.decompress(file.read())), "r")
    path = "/tmp/again.h5"
    with h5py.File(path, "w", **options) as target:
        for key, value in source.attrs.items():
            target.attrs[key] = value
        source.copy("model_weights", target)
        change(target)
    with open(path, "rb") as file:
        write(name, file.read())


KERNEL = "model_weights/dense/garments/dense/kernel"


def packed(file):
    kernel = file[KERNEL][...]
    del file[KERNEL]
    file.create_dataset(KERNEL, data=kernel, chunks=True, compression="gzip")


def in_pieces(file):
    kernel = file[KERNEL][...]
    del file[KERNEL]
    file.create_dataset(KERNEL, data=kernel, chunks=(2, 2))


def without_kernel(file):
    del file[KERNEL]


def without_group(file):
    del file["model_weights/dense"]


def circle(file):
    """A group that lies in itself, where the kernel should be."""
    del file[KERNEL]
    file[KERNEL] = file["model_weights"]


def weights_alone(file):
    for key in list(file.attrs):
        del file.attrs[key]


again("packed.h5", packed)
again("in-pieces.h5", in_pieces)
again("without-kernel.h5", without_kernel)
again("without-group.h5", without_group)
again("circle.h5", circle)
again("weights-alone.h5", weights_alone)
again("latest.h5", lambda file: None, libver="latest")


# As Keras 2.15 writes it (hdf5_format.py): weights are called "conv2d/kernel:0", texts are bytes of a fixed length, and those of a
# network within the network are called without its name. Long lists of names are divided.
def keras_2(name, config, weights, divided=False):
    path = "/tmp/keras-2.h5"
    with h5py.File(path, "w") as file:
        file.attrs["keras_version"] = "2.15.0".encode("utf8")
        file.attrs["backend"] = "tensorflow".encode("utf8")
        file.attrs["model_config"] = json.dumps(config).encode("utf8")
        group = file.create_group("model_weights")
        names = [layer.encode("utf8") for layer in weights]
        if divided:
            group.attrs["layer_names0"], group.attrs["layer_names1"] = names[:1], names[1:]
        else:
            group.attrs["layer_names"] = names
        for layer, values in weights.items():
            own = group.create_group(layer)
            own.attrs["weight_names"] = [key.encode("utf8") for key in values]
            for key, value in values.items():
                dataset = own.create_dataset(key, value.shape, dtype=value.dtype)
                dataset[:] = value
    with open(path, "rb") as file:
        write(name, file.read())


def some(*shape):
    return random.uniform(-1, 1, shape).astype("float32")


kernel, bias, dense, dense_bias = some(3, 3, 1, 2), some(2), some(2, 3), some(3)
convolution = {"class_name": "Conv2D", "config": {"name": "conv2d", "trainable": True, "dtype": "float32", "filters": 2,
    "kernel_size": [3, 3], "strides": [1, 1], "padding": "valid", "data_format": "channels_last", "dilation_rate": [1, 1],
    "groups": 1, "activation": "relu", "use_bias": True, "batch_input_shape": [None, 9, 9, 1]}}
pooling = {"class_name": "GlobalAveragePooling2D", "config": {"name": "gap", "trainable": True, "dtype": "float32",
    "data_format": "channels_last", "keepdims": False}}
last = {"class_name": "Dense", "config": {"name": "dense", "trainable": True, "dtype": "float32", "units": 3,
    "activation": "softmax", "use_bias": True}}
plain = {"class_name": "Sequential", "config": {"name": "sequential", "layers": [convolution, pooling, last]}}
nested = {"class_name": "Sequential", "config": {"name": "sequential_1", "layers": [
    {"class_name": "Sequential", "config": {"name": "base", "layers": [convolution, pooling]}}, last]}}
model = keras.Sequential([layers.Input((9, 9, 1)), layers.Conv2D(2, 3, activation="relu"),
    layers.GlobalAveragePooling2D(), layers.Dense(3, activation="softmax")])
model.set_weights([kernel, bias, dense, dense_bias])
x = (np.arange(81) * 13 % 29 / 29).reshape(1, 9, 9, 1)
answer = {"input": [9, 9, 1], "answer": np.asarray(model(x)).astype(float).ravel().tolist()}
first = {"conv2d/kernel:0": kernel, "conv2d/bias:0": bias}
second = {"dense/kernel:0": dense, "dense/bias:0": dense_bias}
keras_2("keras-2.h5", plain, {"conv2d": first, "gap": {}, "dense": second}, divided=True)
keras_2("keras-2-nested.h5", nested, {"base": first, "dense": second})
expected["keras-2"] = expected["keras-2-nested"] = answer


# As TensorFlow 2.12 wrote .keras files: the dictionary of a functional network's layers lists those with weights twice, and
# their groups are numbered through.
def keras_2_12(name):
    weights = io.BytesIO()
    with h5py.File(weights, "w") as file:
        layer = "_layer_checkpoint_dependencies/"
        for path, values in [("conv2d", [kernel, bias]), ("conv2d_2", [kernel2, bias]), ("global_average_pooling2d", []),
                             ("dense", [dense, dense_bias])]:
            group = file.create_group(layer + path).create_group("vars")
            for i, value in enumerate(values):
                group[str(i)] = value
    def node(source):
        return [[[source, 0, 0, {}]]]
    entry = {"class_name": "InputLayer", "config": {"name": "input_1", "batch_input_shape": [None, 9, 9, 1]}}
    second = {**convolution, "config": {**convolution["config"], "name": "other", "batch_input_shape": None}}
    listed = [(entry, []), (convolution, node("input_1")), (second, node("conv2d")), (pooling, node("other")), (last, node("gap"))]
    config = {"module": "keras.src.engine.functional", "class_name": "Functional", "registered_name": "Functional", "config": {
        "name": "model", "layers": [{**each, "name": each["config"]["name"], "inbound_nodes": inbound} for each, inbound in listed],
        "input_layers": [["input_1", 0, 0]], "output_layers": [["dense", 0, 0]]}}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("metadata.json", json.dumps({"keras_version": "2.12.0"}))
        archive.writestr("config.json", json.dumps(config))
        archive.writestr("model.weights.h5", weights.getvalue())
    write(name, data.getvalue())


kernel2 = some(3, 3, 2, 2)
keras_2_12("keras-2.12.keras")
model = keras.Sequential([layers.Input((9, 9, 1)), layers.Conv2D(2, 3, activation="relu"),
    layers.Conv2D(2, 3, activation="relu"), layers.GlobalAveragePooling2D(), layers.Dense(3, activation="softmax")])
model.set_weights([kernel, bias, kernel2, bias, dense, dense_bias])
expected["keras-2.12"] = {"input": [9, 9, 1], "answer": np.asarray(model(x)).astype(float).ravel().tolist()}

with open(os.path.join(HERE, "expected.json"), "w") as file:
    json.dump(expected, file, indent=1)
    file.write("\n")
