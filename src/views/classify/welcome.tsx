import { FileButton } from "../../ui/file-button";
import { Icon } from "../../ui/icon";
import { classifyWords } from "../../words/classify";
import { PICTURES } from "./pictures";

interface WelcomeProps {
  readonly onCamera: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** What the app is called and knows, and the two ways to begin. An answer and its buttons take their places. */
export function Welcome({ onCamera, onFiles }: WelcomeProps) {
  return (
    <>
      <div class="welcome">
        <p class="wordmark">
          <Icon name="hanger" size={32} />
          {classifyWords.appName}
        </p>
        <p>{classifyWords.knows}</p>
        <p class="quiet">{classifyWords.nothingLeaves}</p>
      </div>
      <div class="choices">
        <button class="button main" type="button" onClick={onCamera}>
          <Icon name="camera" size={20} /> {classifyWords.useCamera}
        </button>
        <FileButton class="button" accept={PICTURES} onFiles={onFiles}>
          <Icon name="photos" size={20} /> {classifyWords.choosePhotos}
        </FileButton>
      </div>
    </>
  );
}
