/**
 * The name under which a backend may offer Adam's update as one kernel: inputs weights, gradient, first and second
 * (Adam's moments), all of one shape; output the new weights. The kernel updates both moments in place.
 */
export const ADAM_UPDATE = "HangerAdamUpdate";

export interface AdamUpdateAttrs {
  /** The learning rate, bias corrections included. */
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}
