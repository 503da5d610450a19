import { useState } from "preact/hooks";
import { Note } from "../../ui/note";
import { aboutWords } from "../../words/about";

/** Made by the build from the packages that are in it, and kept for offline use. */
const FILE = "licences.txt";

/** The licences of Hanger and of what it contains. Shown here, since an installed app has no way back from another page. */
export function LicencesCard() {
  const [text, setText] = useState<string>();
  const [isMissing, setIsMissing] = useState(false);
  const read = async () => {
    setIsMissing(false);
    try {
      const answer = await fetch(FILE);
      if (answer.ok) setText(await answer.text());
      setIsMissing(!answer.ok);
    } catch {
      setIsMissing(true);
    }
  };
  return (
    <details
      class="card"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && text === undefined) void read();
      }}
    >
      <summary>{aboutWords.licences}</summary>
      {isMissing && <Note kind="problem">{aboutWords.licencesMissing}</Note>}
      {text !== undefined && (
        <pre class="licences" lang="en">
          {text}
        </pre>
      )}
    </details>
  );
}
