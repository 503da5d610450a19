import { useEffect, useRef, useState } from "preact/hooks";
import type { StoredModel } from "../../../contract";
import { percent } from "../../../ui/format";
import { Icon } from "../../../ui/icon";
import { modelWords } from "../../../words/models";
import { formatDate } from "../../../words/numbers";
import { photoWords } from "../../../words/photos";

interface VersionCardProps {
  readonly model: StoredModel;
  /** The model that it was made of, where that is still there. */
  readonly parent: StoredModel | undefined;
  /** The one that answers instead, should it be deleted while in use. */
  readonly heir: StoredModel;
  readonly onUse: () => void;
  readonly onRename: (title: string) => void;
  readonly onDelete: () => void;
}

/** A model of the list: what it is, and what can be done with it. */
export function VersionCard(props: VersionCardProps) {
  const { model, parent, heir, onUse, onRename, onDelete } = props;
  const { card, active, origin } = model;
  const [asked, setAsked] = useState<"name" | "delete">();
  const item = useRef<HTMLLIElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  // What was pressed is gone, and the focus with it.
  useEffect(() => {
    if (asked === "delete") keep.current?.focus();
    if (!asked && wasAsked.current) item.current?.querySelector("button")?.focus();
    wasAsked.current = asked !== undefined;
  }, [asked]);
  const isOwn = origin !== "shipped";
  return (
    <li ref={item} class="card version" data-active={active} aria-label={card.title}>
      <div class="line">
        <h3>{card.title}</h3>
        {active && (
          <span class="in-use">
            <Icon name="check" size={20} /> {modelWords.inUse}
          </span>
        )}
      </div>
      <p class="quiet number">{originOf(model, parent)}</p>
      <Figures model={model} />
      {asked === "name" && (
        <TitleForm
          title={card.title}
          onDone={(title) => {
            setAsked(undefined);
            if (title !== undefined && title !== card.title) onRename(title);
          }}
        />
      )}
      {asked === "delete" && (
        <>
          <p>{active ? modelWords.deletingInUse(heir.card.title) : modelWords.deletingForGood}</p>
          <div class="actions">
            <button class="button main" type="button" onClick={onDelete}>
              {active ? modelWords.goBackAndDelete(heir.card.title) : modelWords.reallyDelete}
            </button>
            <button ref={keep} class="button" type="button" onClick={() => setAsked(undefined)}>
              {modelWords.keepIt}
            </button>
          </div>
        </>
      )}
      {!asked && (isOwn || !active) && (
        <div class="actions">
          {!active && (
            <button class="button" type="button" aria-label={modelWords.useNamed(card.title)} onClick={onUse}>
              {modelWords.use}
            </button>
          )}
          {isOwn && (
            <>
              <button
                class="button"
                type="button"
                aria-label={modelWords.renameNamed(card.title)}
                onClick={() => setAsked("name")}
              >
                {modelWords.rename}
              </button>
              <button
                class="button"
                type="button"
                aria-label={modelWords.deleteNamed(card.title)}
                onClick={() => setAsked("delete")}
              >
                {modelWords.delete}
              </button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function originOf({ origin, card }: StoredModel, parent: StoredModel | undefined): string {
  if (origin === "shipped") return modelWords.comesWithHanger;
  const made = formatDate(card.madeAt, { dateStyle: "long" });
  if (origin === "imported") return modelWords.broughtIn(made);
  return parent ? modelWords.madeFrom(parent.card.title, made) : modelWords.madeHere(made);
}

function Figures({ model: { card } }: { readonly model: StoredModel }) {
  const { photos, ownBefore, ownAfter, referenceBefore, referenceAfter } = card.figures;
  const rows: [string, string][] = [];
  if (photos !== undefined) rows.push([modelWords.learned, photoWords.photos(photos)]);
  if (ownBefore !== undefined && ownAfter !== undefined) {
    rows.push([modelWords.rightOnYourPhotos, modelWords.nowAndBefore(percent(ownAfter), percent(ownBefore))]);
  }
  if (referenceBefore !== undefined && referenceAfter !== undefined) {
    rows.push([
      modelWords.knewBefore,
      modelWords.nowAndBefore(percent(referenceAfter), percent(referenceBefore)),
    ]);
  }
  if (rows.length === 0) return null;
  return (
    <dl class="rows number">
      {rows.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface TitleFormProps {
  readonly title: string;
  /** Without a title: as it was. */
  readonly onDone: (title?: string) => void;
}

function TitleForm({ title, onDone }: TitleFormProps) {
  const [value, setValue] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onDone(value);
  };
  return (
    <form onSubmit={submit}>
      <label class="field">
        {modelWords.name}
        <input
          ref={input}
          value={value}
          maxLength={60}
          required
          onInput={({ currentTarget }) => setValue(currentTarget.value)}
        />
      </label>
      <div class="actions">
        <button class="button main" type="submit">
          {modelWords.saveName}
        </button>
        <button class="button" type="button" onClick={() => onDone()}>
          {modelWords.cancel}
        </button>
      </div>
    </form>
  );
}
