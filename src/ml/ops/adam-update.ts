/** The name under which a backend may offer Adam's update as one kernel. */
export const ADAM_UPDATE = "HangerAdamUpdate";

export interface AdamUpdateAttrs {
  /** The learning rate with the corrections for bias in it. */
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}
