/** What the notes of the course say on convolutions and pooling, in words of our own, and the addresses in them. */
export default {
  title: "From the course notes",
  about:
    "Laurence Moroney's Introduction to TensorFlow, the week on convolutions: what it says, and where to see it here.",
  see: "See it",
  elsewhere: "Elsewhere, with a network",
  opensOutside: "opens outside the app",

  notes: {
    edge: "A 3×3 filter needs neighbours on all sides, so the outermost pixels get no value: 28×28 becomes 26×26. A 5×5 filter loses two on each side: 24×24.",
    halved:
      "2×2 max pooling keeps the largest of every four values. Width and height halve and are rounded down: 26 becomes 13, and 11 becomes 5.",
    grey: "The 1 in 28×28×1 is the one grey value of a pixel. Keras takes all pictures as one block, 60,000×28×28×1; that is why the notebook reshapes them.",
    start:
      "The notes say that the 64 filters are known good ones from the start. They start random, and training keeps what helps: see them before and after it, and during it in Exercises.",
    stacked:
      "The second convolution and pooling look at what the first ones found, so they find more than edges.",
    flattened:
      "After two poolings 64 pictures of 5×5 are left, 1,600 values, where the picture itself has 784. The number of filters decides that.",
    summary: "Keras' summary() prints the table on this page. Watch the output shapes.",

    features:
      "Instead of judging each pixel by itself, a network can look for what makes a shoe a shoe: laces, a sole.",
    shoes:
      "Test images 0, 23 and 28 are ankle boots. Try one filter after the other: which of them finds the same in all three?",
    otherKinds:
      "In a bag (image 18) and in trousers (image 2) the filter that fits the boot finds something else.",
    sameKind:
      "Test images 2, 3 and 5 are trousers: look for a filter that finds their upright edges. Then try 4 and 26, two shirts.",
    relu: "relu makes 0 of every sum below 0 and leaves the others as they are.",
    condensed:
      "Each pooling leaves about a quarter of the pixels, and what the filters brought out is still there. The dense layers have far less to look at.",
    wasted: "Much of a picture is empty. Convolutions and pooling condense it to what tells the kinds apart.",

    products:
      "A convolution takes a pixel and its neighbours, multiplies each by the number of the filter that lies on it, and adds the products up.",
    lines: "One filter leaves upright lines, another level ones.",
    eight: "8 in the middle and -1 all around it brings out the edges in every direction.",
    sum: "Numbers that add up to 1 keep a picture's brightness, more makes it brighter, and 0 nearly black. Nine numbers that add up to 10 get the weight 0.1.",
    bias: "The sum is multiplied by the weight, then the bias is added. What is below 0 or above 255 then is cut off.",
    odd: "A filter's side is odd, so that it has a middle: 3, 5, 7.",
    pooled:
      "2×2 max pooling halves width and height, 512×512 to 256×256 in the lab. The lines stay, and often stand out more.",
    angles:
      "The lab filters scipy's picture ascent because of its many lines and angles. The test picture here has lines of every angle.",

    baseline:
      "After five epochs on all 60,000 pictures, the dense network gets about 0.87 of the test images right, and with two convolutions about 0.91.",
    slower:
      "Every picture passes 64 filters, so an epoch takes longer. Whether a network becomes better or faster that way depends on how it is built.",
    filters:
      "Exercise 1: 16 or 64 filters instead of 32. The number is a free choice. What happens to the accuracy, and to the time?",
    withoutLast: "Exercise 2: leave out the last convolution. What happens to the accuracy and the time?",
    another: "Exercise 3: add another convolution.",
    onlyFirst: "Exercise 4: keep only the first convolution, with 32 filters as in the notebook.",
    callback:
      "Exercise 5: a callback that ends the training at a value. Here it is the field Stop at, which watches the validation accuracy: 80% is in reach of the 2,000 pictures here, 90% of all of them.",
    overfitting:
      "Train for 20 epochs: the accuracy goes on rising, and the validation accuracy does not. The network learns its pictures by heart.",
    digits:
      "The week's exercise wants 0.998 on MNIST's digits, with one convolution and at most 20 epochs. This app has garments, not digits; on them, the same network waits here.",
  },

  links: {
    conv2d: "Conv2D in TensorFlow's reference",
    maxPooling2d: "MaxPooling2D in TensorFlow's reference",
    playlist: "Videos on convolutional networks, by deeplearning.ai",
    lab1: "Notebook: convolutions on Fashion-MNIST",
    lab2: "Notebook: how convolutions work",
    filtering: "Lode Vandevenne on image filters",
    kernels: "Wikipedia on filters in image processing",
    exercise: "Notebook: the week's exercise, with digits",
  },
};
