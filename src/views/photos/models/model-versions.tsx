import { useEffect, useState } from "preact/hooks";
import type { StoredModel } from "../../../contract";
import { Note } from "../../../ui/note";
import { modelWords } from "../../../words/models";
import { sentenceOf } from "../../shared/sentence-of";
import { useAnswer } from "../../shared/use-answer";
import { CompareSheet } from "./compare-sheet";
import type { AwaitedPartProps } from "./models-part-props";
import { VersionCard } from "./version-card";

/** The models there are: which one answers, where each comes from and what it scored. */
export function ModelVersions({ client, isShown, changes, onModels, onTold }: AwaitedPartProps) {
  const models = useAnswer(client, "listModels", undefined, isShown ? `shown ${changes}` : undefined);
  useEffect(() => {
    if (models.value ?? models.problem) onTold();
  }, [models]);
  const [problem, setProblem] = useState<string>();
  const [comparing, setComparing] = useState(false);
  const list = inOrder(models.value ?? []);
  const attempt = async (work: () => Promise<unknown>) => {
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    onModels();
  };
  /** The model to answer once this one is gone: the one that it was made of, or the one that comes with the app. */
  const heirOf = ({ card }: StoredModel) => list.find(({ name }) => name === card.parent) ?? list.at(-1)!;
  const remove = async (model: StoredModel) => {
    if (model.active) await client.call("activateModel", { name: heirOf(model).name });
    await client.call("deleteModel", { name: model.name });
  };
  return (
    <section class="versions" aria-labelledby="versions-title">
      <header class="line">
        <h2 id="versions-title">{modelWords.models}</h2>
        {list.length > 1 && (
          <button class="button" type="button" onClick={() => setComparing(true)}>
            {modelWords.compare}
          </button>
        )}
      </header>
      {problem && (
        <Note kind="problem" onClose={() => setProblem(undefined)}>
          {problem}
        </Note>
      )}
      {models.problem && <Note kind="problem">{models.problem}</Note>}
      <ul>
        {list.map((model) => (
          <VersionCard
            key={model.name}
            model={model}
            parent={list.find(({ name }) => name === model.card.parent)}
            heir={heirOf(model)}
            onUse={() => void attempt(() => client.call("activateModel", { name: model.name }))}
            onRename={(title) => void attempt(() => client.call("renameModel", { name: model.name, title }))}
            onDelete={() => void attempt(() => remove(model))}
          />
        ))}
      </ul>
      {comparing && isShown && (
        <CompareSheet client={client} models={list} onClose={() => setComparing(false)} />
      )}
    </section>
  );
}

/** Those made or brought here, the newest first, then those that come with Hanger, the standard one last. */
function inOrder(models: readonly StoredModel[]): readonly StoredModel[] {
  const rank = ({ name, origin }: StoredModel) => (name === STANDARD ? 2 : origin === "shipped" ? 1 : 0);
  return [...models].sort((a, b) => rank(a) - rank(b) || b.card.madeAt.localeCompare(a.card.madeAt));
}

const STANDARD = "camera";
