import { useEffect, useState } from "preact/hooks";
import type { ModelClient } from "../../contract";

/** The photo that was kept last, where there is one. */
export function LastPhoto({ client }: { readonly client: ModelClient }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    const show = async () => {
      const [last] = await client.call("listPhotos", {});
      const [picture] = last ? await client.call("photoPixels", { ids: [last.id] }) : [];
      if (!picture || isGone) return;
      made = URL.createObjectURL(picture.jpeg);
      setUrl(made);
    };
    // Where nothing can be read, the drawing stays.
    show().catch(() => undefined);
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [client]);
  return url ? <img src={url} alt="" /> : null;
}
