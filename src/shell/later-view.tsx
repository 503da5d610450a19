import type { ComponentType } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { Note } from "../ui/note";
import { words } from "../words/shell";
import { wordsReady } from "../words/translatable";

interface LaterViewProps<Props> {
  readonly load: () => Promise<{ readonly default: ComponentType<Props> }>;
  readonly props: Props;
}

/** A view that is loaded when it is first shown, and stays as it is while another one is. */
export function LaterView<Props extends { readonly isShown: boolean }>({
  load,
  props,
}: LaterViewProps<Props>) {
  const { isShown } = props;
  const [view, setView] = useState<{ readonly View: ComponentType<Props> }>();
  const [failed, setFailed] = useState(false);
  const begin = useCallback(async () => {
    setFailed(false);
    try {
      const { default: View } = await load();
      await wordsReady();
      setView({ View });
    } catch {
      setFailed(true);
    }
  }, [load]);
  useEffect(() => {
    if (isShown && !view) void begin();
  }, [isShown, view, begin]);
  return (
    <div hidden={!isShown}>
      {view && <view.View {...props} />}
      {failed && (
        <Note kind="problem">
          <p>{words.partNotLoaded}</p>
          <button class="button" type="button" onClick={() => void begin()}>
            {words.tryAgain}
          </button>
        </Note>
      )}
    </div>
  );
}
