import type english from "../en/course";

export default {
  title: "Aus den Kursnotizen",
  about:
    "Laurence Moroneys Introduction to TensorFlow, die Woche über Faltungen: was darin steht, und wo du es hier siehst.",
  see: "Ansehen",
  elsewhere: "Anderswo, mit Internet",
  opensOutside: "öffnet sich außerhalb der App",

  notes: {
    edge: "Ein 3×3-Filter braucht auf allen Seiten Nachbarn, also bekommen die äußersten Pixel keinen Wert: Aus 28×28 wird 26×26. Ein 5×5-Filter verliert auf jeder Seite zwei: 24×24.",
    halved:
      "Max-Pooling 2×2 behält von je vier Werten den größten. Breite und Höhe halbieren sich, abgerundet: Aus 26 wird 13, und aus 11 wird 5.",
    grey: "Die 1 in 28×28×1 ist der eine Grauwert eines Pixels. Keras nimmt alle Bilder als einen Block, 60.000×28×28×1; deshalb bringt das Notebook sie in diese Form.",
    start:
      "In den Notizen steht, die 64 Filter seien von Anfang an bewährte. Sie beginnen zufällig, und das Training behält, was hilft: Sieh sie dir vorher und nachher an, und dazwischen unter „Übungen“.",
    stacked:
      "Die zweite Faltung und das zweite Pooling sehen, was die ersten gefunden haben, und finden deshalb mehr als Kanten.",
    flattened:
      "Nach zwei Poolings bleiben 64 Bilder mit 5×5, also 1.600 Werte; das Bild selbst hat 784. Wie viele es sind, bestimmt die Zahl der Filter.",
    summary: "Die Tabelle auf dieser Seite gibt in Keras summary() aus. Achte auf die Form der Ausgaben.",

    features:
      "Statt jedes Pixel für sich zu beurteilen, kann ein Netz nach dem suchen, was einen Schuh ausmacht: Schnürsenkel, eine Sohle.",
    shoes:
      "Die Testbilder 0, 23 und 28 sind Stiefeletten. Probiere einen Filter nach dem anderen: Welcher findet in allen dreien dasselbe?",
    otherKinds:
      "In einer Tasche (Bild 18) und in einer Hose (Bild 2) findet der Filter, der zum Stiefel passt, etwas anderes.",
    sameKind:
      "Die Testbilder 2, 3 und 5 sind Hosen: Suche einen Filter, der ihre senkrechten Kanten findet. Probiere dann 4 und 26, zwei Hemden.",
    relu: "relu macht aus jeder Summe unter 0 eine 0 und lässt die anderen, wie sie sind.",
    condensed:
      "Jedes Pooling lässt etwa ein Viertel der Pixel übrig, und was die Filter hervorgehoben haben, ist noch da. Die Dense-Schichten haben viel weniger anzusehen.",
    wasted:
      "Ein großer Teil eines Bildes ist leer. Faltungen und Pooling verdichten es auf das, was die Arten unterscheidet.",

    products:
      "Eine Faltung nimmt ein Pixel und seine Nachbarn, multipliziert jedes mit der Zahl des Filters, die darauf liegt, und zählt die Produkte zusammen.",
    lines: "Ein Filter lässt senkrechte Linien stehen, ein anderer waagerechte.",
    eight: "Eine 8 in der Mitte und ringsum -1 hebt die Kanten in jeder Richtung hervor.",
    sum: "Zahlen mit der Summe 1 erhalten die Helligkeit eines Bildes, mehr macht es heller, und 0 fast schwarz. Neun Zahlen mit der Summe 10 bekommen den Faktor 0,1.",
    bias: "Die Summe wird mit dem Faktor multipliziert, dann kommt der Bias dazu. Was dann unter 0 oder über 255 liegt, wird abgeschnitten.",
    odd: "Die Seite eines Filters ist ungerade, damit er eine Mitte hat: 3, 5, 7.",
    pooled:
      "Max-Pooling 2×2 halbiert Breite und Höhe, im Lab von 512×512 auf 256×256. Die Linien bleiben und treten oft deutlicher hervor.",
    angles:
      "Das Lab filtert das Bild ascent aus scipy, weil es viele Linien und Winkel hat. Das Testbild hier hat Linien in jedem Winkel.",

    baseline:
      "Nach fünf Epochen mit allen 60.000 Bildern erkennt das Dense-Netz etwa 0,87 der Testbilder, mit zwei Faltungen sind es etwa 0,91.",
    slower:
      "Jedes Bild geht durch 64 Filter, also dauert eine Epoche länger. Ob ein Netz so besser oder schneller wird, hängt davon ab, wie es gebaut ist.",
    filters:
      "Übung 1: 16 oder 64 Filter statt 32. Die Zahl ist frei gewählt. Was wird aus der Trefferquote und aus der Zeit?",
    withoutLast: "Übung 2: Lass die letzte Faltung weg. Was wird aus der Trefferquote und der Zeit?",
    another: "Übung 3: Nimm noch eine Faltung dazu.",
    onlyFirst: "Übung 4: Behalte nur die erste Faltung, mit 32 Filtern wie im Notebook.",
    callback:
      "Übung 5: ein Callback, der das Training bei einem Wert beendet. Hier ist es das Feld „Ende bei“, das auf die Trefferquote der Validierung sieht: Mit den 2.000 Bildern hier sind 80 % erreichbar, mit allen 90 %.",
    overfitting:
      "Trainiere 20 Epochen: Die Trefferquote steigt weiter, die der Validierung nicht. Das Netz lernt seine Bilder auswendig.",
    digits:
      "Die Übung der Woche will 0,998 bei den Ziffern von MNIST, mit einer Faltung und höchstens 20 Epochen. Diese App hat Kleidung, keine Ziffern; dasselbe Netz dafür steht hier bereit.",
  },

  links: {
    conv2d: "Conv2D in der Referenz von TensorFlow",
    maxPooling2d: "MaxPooling2D in der Referenz von TensorFlow",
    playlist: "Videos über Faltungsnetze, von deeplearning.ai",
    lab1: "Notebook: Faltungen mit Fashion-MNIST",
    lab2: "Notebook: wie Faltungen funktionieren",
    filtering: "Lode Vandevenne über Bildfilter",
    kernels: "Wikipedia über Filter in der Bildverarbeitung",
    exercise: "Notebook: die Übung der Woche, mit Ziffern",
  },
} satisfies typeof english;
