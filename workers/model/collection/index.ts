export { addPhotos } from "./add-photos";
export { addClass, deleteClass, hideClass, listClasses, mergeClasses, renameClass } from "./class-calls";
export { findDuplicates } from "./duplicates";
export { deletePhotos, listPhotos, movePhotos, restorePhotos } from "./photos";
export { photoInput, photoPixels } from "./pixels";
export { storageUse } from "./storage-use";
