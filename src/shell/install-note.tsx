import { useState } from "preact/hooks";
import { Note } from "../ui/note";
import { type Install, useInstall } from "../views/about/install";
import { rememberAsking, wasAsked } from "../views/about/install-asked";
import { words } from "../words/shell";
import { ABOUT } from "./routes";

/** Asks once whether to install, where the browser can; the rest is told where the app tells of itself. */
export function InstallNote({ install }: { readonly install: Install }) {
  const state = useInstall(install);
  const [isOpen, setIsOpen] = useState(() => !wasAsked());
  if (!isOpen || (state !== "offered" && state !== "share-menu")) return null;
  const close = () => {
    rememberAsking();
    setIsOpen(false);
  };
  const ask = () => {
    close();
    void install.ask();
  };
  return (
    <Note kind="notice" onClose={close}>
      <p>{words.installQuestion}</p>
      {state === "offered" ? (
        <button class="button" type="button" onClick={ask}>
          {words.install}
        </button>
      ) : (
        <a class="button" href={`#/${ABOUT.path}`} onClick={close}>
          {words.installHow}
        </a>
      )}
    </Note>
  );
}
