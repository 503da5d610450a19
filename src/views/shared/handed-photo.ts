let handed: File | undefined;

/** Leaves a photo for the view that is opened next. An address cannot carry one. */
export function handPhoto(photo: File): void {
  handed = photo;
}

/** The photo that was left, if any; it is given once. */
export function takePhoto(): File | undefined {
  const photo = handed;
  handed = undefined;
  return photo;
}
