/** The four files of the dataset, and the SHA-256 of what each decompresses to. */
export const DATASET_FILES = {
  "train-images-idx3-ubyte": "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
  "train-labels-idx1-ubyte": "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
  "t10k-images-idx3-ubyte": "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
  "t10k-labels-idx1-ubyte": "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
} as const;

export type DatasetFile = keyof typeof DATASET_FILES;

export const DATASET_FILE_NAMES = Object.keys(DATASET_FILES) as readonly DatasetFile[];

/** Where the dataset's authors publish it; `$FASHION_MNIST_URL` names a mirror. */
export const OFFICIAL_URL =
  "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/";
