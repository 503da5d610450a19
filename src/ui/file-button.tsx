import type { ComponentChildren } from "preact";

interface FileButtonProps {
  readonly children: ComponentChildren;
  readonly accept: string;
  readonly class?: string;
  /** Whether several files may be chosen; default true. */
  readonly multiple?: boolean;
  /** Chooses a folder with everything in it, instead of files. */
  readonly folder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that opens the device's file picker. */
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
          // Without this, choosing the same file again fires no change event.
          currentTarget.value = "";
        }}
      />
    </label>
  );
}
