/** What a file is that cannot be opened as a picture. */
export default {
  kinds: {
    heic: 'This browser cannot read HEIC photos. Share the photo as JPEG, or set the camera to "Most Compatible".',
    drawing: "This is an SVG drawing, not a photo. Choose a JPEG, PNG or WebP picture.",
    page: "This is a web page or another text, not a picture. Save the picture itself, then choose that.",
    tiff: "This browser cannot open TIFF pictures. Save it as JPEG or PNG, then choose that.",
    raw: "This is a raw file of a camera, which browsers cannot open. Choose the JPEG that belongs to it, or export one.",
    jpeg2000: "This browser cannot open JPEG 2000 pictures. Save it as JPEG or PNG, then choose that.",
    jpegXl: "This browser cannot open JPEG XL pictures. Save it as JPEG or PNG, then choose that.",
    unusualJpeg:
      "This is a JPEG of a kind that this browser cannot open, such as one with 12 bits a colour or arithmetic coding. Save it as an ordinary JPEG.",
    photoshop: "This is a Photoshop document. Export it as JPEG or PNG, then choose that.",
    gimp: "This is a GIMP document. Export it as JPEG or PNG, then choose that.",
    pdf: "This is a PDF or PostScript document, not a picture. Take a photo of the garment, or save the picture in it.",
    video: "This is a video. Choose a photo, or point the camera at the garment.",
    sound: "This is a sound file, not a picture. Choose a JPEG, PNG or WebP picture.",
    archive: "This is an archive of files. Unpack it, then choose the pictures.",
    icon: "This browser cannot open this icon. Choose a JPEG, PNG or WebP picture.",
    shadow:
      'This is not the photo itself, but a file that a Mac keeps beside it. Choose the one whose name does not begin with "._".',
  },
  noPicture: "This file is not a picture. Choose a JPEG, PNG or WebP picture.",
  scrambled:
    "This browser scrambles the pictures that a page reads, so no answer would be right. Allow Hanger to read image data (Firefox asks in the address bar), or open it in another browser.",
  incomplete: "This picture is not complete: most of it is missing. Copy or download it again.",
};
