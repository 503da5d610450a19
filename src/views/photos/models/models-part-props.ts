import type { PartProps } from "../part-props";

/** A part of this page that shows the models there are. */
export interface ModelsPartProps extends PartProps {
  /** Another number whenever models came, went or took turns. */
  readonly changes: number;
  /** Called when this part made such a change. */
  readonly onModels: () => void;
}

/** A part that others wait for. */
export interface AwaitedPartProps extends ModelsPartProps {
  /** Called when this part shows what there is, or why it cannot; by the list of models after each change too. */
  readonly onTold: () => void;
}
