/**
 * The layers that imported networks may have beyond those of Hanger's own. Importing these modules registers their
 * layers with TensorFlow.js.
 */
import "@tensorflow/tfjs-layers/dist/layers/advanced_activations";
import "@tensorflow/tfjs-layers/dist/layers/convolutional";
import "@tensorflow/tfjs-layers/dist/layers/convolutional_depthwise";
import "@tensorflow/tfjs-layers/dist/layers/core";
import "@tensorflow/tfjs-layers/dist/layers/merge";
import "@tensorflow/tfjs-layers/dist/layers/normalization";
import "@tensorflow/tfjs-layers/dist/layers/padding";
import "@tensorflow/tfjs-layers/dist/layers/pooling";
import "@tensorflow/tfjs-layers/dist/layers/preprocessing/image_preprocessing";
