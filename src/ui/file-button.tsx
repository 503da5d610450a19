import type { ComponentChildren } from "preact";

interface FileButtonProps {
  readonly children: ComponentChildren;
  readonly accept: string;
  readonly class?: string;
  /** Several files at once, unless told. */
  readonly multiple?: boolean;
  /** A folder with all that is in it, rather than files. */
  readonly folder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that opens the device's own picker. */
export function FileButton({
  children,
  accept,
  class: className = "button",
  multiple = true,
  folder = false,
  onFiles,
}: FileButtonProps) {
  return (
    <label class={className}>
      {children}
      <input
        class="unseen"
        type="file"
        accept={accept}
        multiple={multiple}
        ref={(input) => {
          if (input) input.webkitdirectory = folder;
        }}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file again counts as a change only from an empty field.
          currentTarget.value = "";
        }}
      />
    </label>
  );
}
