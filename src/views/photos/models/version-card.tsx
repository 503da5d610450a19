import { useEffect, useRef, useState } from "preact/hooks";
import type { StoredModel } from "../../../contract";
import { percent } from "../../../ui/format";
import { Icon } from "../../../ui/icon";

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
  const isOwn = origin !== "shipped";
  return (
    <li class="card version" data-active={active} aria-label={card.title}>
      <div class="line">
        <h3>{card.title}</h3>
        {active && (
          <span class="in-use">
            <Icon name="check" size={20} /> In use
          </span>
        )}
      </div>
      <p class="quiet number">{originOf(model, parent)}</p>
      <Figures model={model} />
      {asked === "name" && (
        <NameForm
          title={card.title}
          onDone={(title) => {
            setAsked(undefined);
            if (title !== undefined && title !== card.title) onRename(title);
          }}
        />
      )}
      {asked === "delete" && (
        <>
          <p>
            {active
              ? `It is in use. ${heir.card.title} answers once it is deleted.`
              : "It cannot be brought back. Your photos stay."}
          </p>
          <div class="actions">
            <button class="button main" type="button" onClick={onDelete}>
              {active ? `Go back to ${heir.card.title} and delete` : "Really delete"}
            </button>
            <button class="button" type="button" onClick={() => setAsked(undefined)}>
              Keep it
            </button>
          </div>
        </>
      )}
      {!asked && (isOwn || !active) && (
        <div class="actions">
          {!active && (
            <button class="button" type="button" aria-label={`Use ${card.title}`} onClick={onUse}>
              Use
            </button>
          )}
          {isOwn && (
            <>
              <button
                class="button"
                type="button"
                aria-label={`Rename ${card.title}`}
                onClick={() => setAsked("name")}
              >
                Rename
              </button>
              <button
                class="button"
                type="button"
                aria-label={`Delete ${card.title}`}
                onClick={() => setAsked("delete")}
              >
                Delete
              </button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function originOf({ origin, card }: StoredModel, parent: StoredModel | undefined): string {
  if (origin === "shipped") return "Comes with Hanger";
  const made = new Date(card.madeAt).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  if (origin === "imported") return `Brought in. Made on ${made}.`;
  return parent ? `Made from ${parent.card.title}, ${made}` : `Made here, ${made}`;
}

function Figures({ model: { card } }: { readonly model: StoredModel }) {
  const { photos, ownBefore, ownAfter, referenceBefore, referenceAfter } = card.figures;
  const rows: [string, string][] = [];
  if (photos !== undefined) rows.push(["Learned", photos === 1 ? "1 photo" : `${photos} photos`]);
  if (ownBefore !== undefined && ownAfter !== undefined) {
    rows.push(["Right on your photos", `${percent(ownAfter)}, before ${percent(ownBefore)}`]);
  }
  if (referenceBefore !== undefined && referenceAfter !== undefined) {
    rows.push(["What it knew before", `${percent(referenceAfter)}, before ${percent(referenceBefore)}`]);
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

interface NameFormProps {
  readonly title: string;
  /** Without a title: as it was. */
  readonly onDone: (title?: string) => void;
}

function NameForm({ title, onDone }: NameFormProps) {
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
        Name
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
          Save the name
        </button>
        <button class="button" type="button" onClick={() => onDone()}>
          Cancel
        </button>
      </div>
    </form>
  );
}
