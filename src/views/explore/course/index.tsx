import { courseWords } from "../../../words/course";
import type { Tab } from "../state";
import "./course.css";
import { COURSE_LINKS, COURSE_NOTES, type CourseNote } from "./notes";

/** What the course's notes say of a tab, each statement with a link to what shows it, and their addresses. */
export function CourseNotes({ tab }: { readonly tab: Tab }) {
  const notes = COURSE_NOTES[tab];
  if (!notes) return null;
  return (
    <details class="card whole course">
      <summary>{courseWords.title}</summary>
      <p class="quiet">{courseWords.about}</p>
      <ul>
        {notes.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
      <h2>{courseWords.elsewhere}</h2>
      <ul class="elsewhere">
        {COURSE_LINKS[tab]?.map(({ id, address }) => (
          <li key={id}>
            <a href={address} target="_blank" rel="noopener noreferrer">
              {courseWords.links[id]}
              <span class="unseen">, {courseWords.opensOutside}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Note({ note: { id, look, part } }: { readonly note: CourseNote }) {
  const text = `note-${id}`;
  return (
    <li>
      <span id={text}>{courseWords.notes[id]}</span>{" "}
      <a
        href={look}
        aria-describedby={text}
        onClick={({ currentTarget }) => {
          const shown = part ? document.getElementById(part) : currentTarget.closest(".explore");
          shown?.scrollIntoView();
        }}
      >
        {courseWords.see}
      </a>
    </li>
  );
}
