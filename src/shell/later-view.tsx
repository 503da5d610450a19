import { Note } from "../ui/note";
import { shellWords } from "../words/shell";
import { Place } from "./place";
import { type Load, useLater } from "./use-later";

interface LaterViewProps<Props> {
  readonly load: Load<Props>;
  /** Stands for the heading that it has itself once it is loaded. */
  readonly title: string;
  readonly props: Props;
}

/** A view that is loaded when it is first shown, and stays as it is while another one is. */
export function LaterView<Props extends { readonly isShown: boolean }>({
  load,
  title,
  props,
}: LaterViewProps<Props>) {
  const { View, failed, retry } = useLater(load, props.isShown);
  return (
    <Place isShown={props.isShown} isThere={View !== undefined || failed}>
      {View && <View {...props} />}
      {failed && (
        <Note kind="problem">
          <h1 class="unseen">{title}</h1>
          <p>{shellWords.partNotLoaded}</p>
          <button class="button" type="button" onClick={retry}>
            {shellWords.tryAgain}
          </button>
        </Note>
      )}
    </Place>
  );
}
