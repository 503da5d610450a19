/**
 * Every file of layers that networks from elsewhere may have; Hanger's own networks have fewer. Importing them makes
 * them known to TensorFlow.js.
 */
import "@tensorflow/tfjs-layers/dist/layers/advanced_activations";
import "@tensorflow/tfjs-layers/dist/layers/convolutional";
import "@tensorflow/tfjs-layers/dist/layers/core";
import "@tensorflow/tfjs-layers/dist/layers/merge";
import "@tensorflow/tfjs-layers/dist/layers/normalization";
import "@tensorflow/tfjs-layers/dist/layers/padding";
import "@tensorflow/tfjs-layers/dist/layers/pooling";
