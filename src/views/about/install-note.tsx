import { useEffect, useState } from "preact/hooks";
import { Note } from "../../ui/note";
import { aboutWords } from "../../words/about";
import { type Install, useInstall } from "./install";
import { rememberAsking, wasAsked } from "./install-asked";

/** Asks once whether to install, where the browser can; the rest is told where the app tells of itself. */
export default function InstallNote({ install }: { readonly install: Install }) {
  const state = useInstall(install);
  const [isOpen, setIsOpen] = useState(() => !wasAsked());
  const isShown = isOpen && (state === "offered" || state === "share-menu");
  useEffect(() => {
    if (isShown) rememberAsking();
  }, [isShown]);
  if (!isShown) return null;
  const close = () => setIsOpen(false);
  const ask = () => {
    close();
    void install.ask();
  };
  const showHow = () => {
    close();
    location.hash = "#/about";
  };
  return (
    <Note kind="notice" onClose={close}>
      <p>{aboutWords.installQuestion}</p>
      {state === "offered" ? (
        <button class="button" type="button" onClick={ask}>
          {aboutWords.installNow}
        </button>
      ) : (
        <button class="button" type="button" onClick={showHow}>
          {aboutWords.installHow}
        </button>
      )}
    </Note>
  );
}
