import type { RefObject } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { HangerError } from "../../contract";
import { classifyWords } from "../../words/classify";

export type CameraState =
  | { readonly kind: "off" }
  | { readonly kind: "starting" }
  | { readonly kind: "live"; readonly cameras: number; readonly torch: "none" | "off" | "on" }
  | { readonly kind: "frozen"; readonly cameras: number; readonly torch: "none" | "off" | "on" }
  | { readonly kind: "failed"; readonly message: string };

type Facing = "environment" | "user";

export interface Capture {
  readonly bitmap: ImageBitmap;
  /** Address of the same picture, to be revoked when it is no longer shown. */
  readonly url: string;
}

export interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  start(): void;
  stop(): void;
  /** Changes between the rear and the front camera. */
  flip(): void;
  toggleTorch(): void;
  /** The frame on screen, which stands still until `resume`. */
  capture(): Promise<Capture>;
  resume(): void;
}

/** The torch is in no version of the DOM's types. */
type TorchCapabilities = MediaTrackCapabilities & { readonly torch?: boolean };

const WANTED: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 960 } };

/** The device's camera: asked for when told to, given back when the page is hidden or the view is left. */
export function useCamera(wanted = WANTED): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | undefined>(undefined);
  const facing = useRef<Facing>("environment");
  const [state, setState] = useState<CameraState>({ kind: "off" });

  /** Whether the camera starts again once the page is shown. What stops it meanwhile, such as a photo that was picked, ends that. */
  const interrupted = useRef(false);

  /** Changes with every start and stop: a start that was overtaken gives its stream back. */
  const turn = useRef(0);

  const release = useCallback(() => {
    turn.current++;
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = undefined;
  }, []);

  const start = useCallback(async () => {
    release();
    const mine = turn.current;
    setState({ kind: "starting" });
    try {
      const opened = await openCamera(facing.current, wanted);
      if (turn.current !== mine) {
        for (const track of opened.getTracks()) track.stop();
        return;
      }
      stream.current = opened;
      const [track] = opened.getVideoTracks();
      track!.addEventListener("ended", () => {
        if (stream.current !== opened) return;
        release();
        setState({ kind: "failed", message: classifyWords.cameraFailures.takenAway });
      });
      const element = video.current;
      if (!element) return release();
      element.srcObject = opened;
      await element.play();
      const cameras = await countCameras();
      if (turn.current !== mine) return;
      setState({ kind: "live", cameras, torch: hasTorch(track!) ? "off" : "none" });
    } catch (error) {
      if (turn.current !== mine) return;
      release();
      setState({ kind: "failed", message: describeCameraError(error) });
    }
  }, [release, wanted]);

  const stop = useCallback(() => {
    interrupted.current = false;
    release();
    setState({ kind: "off" });
  }, [release]);

  useEffect(() => {
    const onVisibility = () => {
      if (document.hidden && stream.current) {
        stop();
        interrupted.current = true;
      } else if (!document.hidden && interrupted.current) {
        interrupted.current = false;
        void start();
      }
    };
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      release();
    };
  }, [start, stop, release]);

  return {
    video,
    state,
    start: () => void start(),
    stop,
    flip() {
      facing.current = facing.current === "environment" ? "user" : "environment";
      void start();
    },
    async toggleTorch() {
      const [track] = stream.current?.getVideoTracks() ?? [];
      if (!track) return;
      const torch = state.kind === "live" && state.torch === "off";
      await track
        .applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] })
        .catch(() => undefined);
      setState((now) => (now.kind === "live" ? { ...now, torch: torch ? "on" : "off" } : now));
    },
    async capture() {
      const element = video.current;
      if (!element) throw new HangerError("image-unreadable", classifyWords.noPicture);
      element.pause();
      setState((now) => (now.kind === "live" ? { ...now, kind: "frozen" } : now));
      const [bitmap, url] = await Promise.all([createImageBitmap(element), addressOfFrame(element)]);
      return { bitmap, url };
    },
    resume() {
      void video.current?.play();
      setState((now) => (now.kind === "frozen" ? { ...now, kind: "live" } : now));
    },
  };
}

function addressOfFrame(video: HTMLVideoElement): Promise<string> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) =>
        blob
          ? resolve(URL.createObjectURL(blob))
          : reject(new HangerError("image-unreadable", classifyWords.noPicture)),
      "image/jpeg",
    ),
  );
}

/** Whether the camera was allowed before, so that starting it asks nothing. */
export async function cameraIsAllowed(): Promise<boolean> {
  const status = await navigator.permissions?.query({ name: "camera" }).catch(() => undefined);
  return status?.state === "granted";
}

async function openCamera(facing: Facing, wanted: MediaTrackConstraints): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new DOMException("", "SecurityError");
  return navigator.mediaDevices.getUserMedia({ video: { ...wanted, facingMode: { ideal: facing } } });
}

async function countCameras(): Promise<number> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput").length;
}

function hasTorch(track: MediaStreamTrack): boolean {
  return (track.getCapabilities?.() as TorchCapabilities | undefined)?.torch === true;
}

/** What the exceptions of `getUserMedia` say, by their names. */
const FAILURES: Readonly<Record<string, keyof typeof classifyWords.cameraFailures>> = {
  NotAllowedError: "notAllowed",
  NotFoundError: "notFound",
  OverconstrainedError: "notFound",
  NotReadableError: "inUse",
  SecurityError: "insecure",
};

function describeCameraError(error: unknown): string {
  // WebKit's OverconstrainedError is no DOMException, nor any Error.
  const { name } = Object(error) as { readonly name?: string };
  return classifyWords.cameraFailures[FAILURES[name ?? ""] ?? "notStarted"];
}
