/** The two labs of the course, as assignments. */
export default {
  convolutions: {
    title: "Lab 1: convolutions and pooling",
    intro: "How a network of convolutions and pooling looks at Fashion-MNIST. Predict first, then look.",
    conv1: "Predict before you look: a 3×3 filter on a picture of 28×28 pixels.",
    pool1: "Then the largest of every 2×2 square is kept.",
    conv2: "A second convolution, on what is left.",
    pool2: "And a second pooling.",
    parameters1: "Every filter has its weights and a bias.",
    parameters2: "Now every filter looks at 64 pictures at once.",
    shoes:
      "Look at the three shoes (test images 0, 23 and 28) through the layers, with several filters. What do the convolutions find that all three have in common?",
    fewerFilters:
      "Train with 32 and with 16 filters in place of 64. What happens to the accuracy, and what to the time?",
    oneConvolution: "Train with one convolution in place of two. What happens to the accuracy, and why?",
    threeConvolutions: "Now add a third convolution. What is left of the picture at the end?",
    addOne: "Train with three convolutions. What happens to the accuracy and the time?",
    challenge:
      "Find a small network that is still good. Filters may be larger than 3×3. With all pictures, which Train gets, the same network gets further.",
    confusion:
      "Each experiment in Exercises lists the kinds that its network confuses most. What do two of them look like in 28×28 grey pixels?",
  },
  filters: {
    title: "Lab 2: filters by hand",
    intro:
      "A convolution is a filter that is moved over a picture. Find some by hand, before a network does.",
    horizontal: "Compare the pixels above with those below.",
    vertical: "Now compare those on the left with those on the right.",
    edges: "Compare a pixel with its neighbours.",
    ownPhoto: "Try your filters on a photo of your own. Which of its lines does each of them leave?",
    pooling:
      "Look at the picture after 2×2 max pooling. What became of its width and height, and what of the lines that the filter found?",
    purpose: "Why is it good for a network to go on with the pooled picture in place of the whole one?",
  },
};
