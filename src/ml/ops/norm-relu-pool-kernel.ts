/**
 * The name under which a backend may offer batch normalisation, relu and 2 x 2 max pooling as one kernel:
 * inputs z [n, h, w, c], gamma and beta [c]; outputs y [n, h / 2, w / 2, c], mean and variance [c] of the batch.
 * c is a multiple of four.
 */
export const NORM_RELU_POOL = "HangerNormReluPool";

/** The gradient of `NORM_RELU_POOL`: inputs dy, z, gamma, beta, mean and variance; outputs dz, dgamma and dbeta. */
export const NORM_RELU_POOL_GRAD = "HangerNormReluPoolGrad";

/** Added to the variance before its root is taken, as in Keras. */
export const NORM_EPSILON = 1e-3;
