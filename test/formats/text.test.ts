import { decodeText } from "../../src/formats/text";

/** The bytes of a text in an encoding that nothing here writes: its decoder says what each byte, or two of them, stand for. */
function encoded(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, readonly number[]>();
  for (let first = 0xff; first >= 0; first--) {
    for (let second = 0xff; first >= 0x80 && second >= 0x40; second--) {
      bytesOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
    bytesOf.set(decoder.decode(Uint8Array.of(first)), [first]);
  }
  return Uint8Array.from([...text].flatMap((letter) => bytesOf.get(letter)!));
}

test.each([
  ["windows-1252", "Käse\nBrötchen\nFüße\nGröße 5\nT-shirt\nÄrmel (lang)\nrobe d'été"],
  ["windows-1250", "Koszulka\nspódnica\nżakiet\nłapka\nczapka"],
  ["windows-1251", "0 Футболка\n1 Брюки\n2 платье\n3 Пальто"],
  ["shift_jis", "Tシャツ\nズボン\nセーター\n帽子\n靴\nかばん"],
  ["euc-jp", "Tシャツ\nズボン\nかばん\n靴下"],
  ["gb18030", "T恤\n裤子\n套头衫\n连衣裙\n外套\n凉鞋\n衬衫\n运动鞋\n包\n短靴"],
  ["big5", "襯衫\n褲子\n外套\n連衣裙\n涼鞋\n運動鞋\n包"],
  ["euc-kr", "티셔츠\n바지\n스웨터\n드레스\n코트\n샌들\n셔츠\n운동화\n가방\n부츠"],
])("class names in %s are read as they were written", (encoding, text) => {
  expect(decodeText(encoded(text, encoding))).toBe(text);
});

test("bytes that are text in no encoding are read one by one", () => {
  expect(decodeText(Uint8Array.of(0x61, 0xff, 0xb3, 0x20, 0xb3))).toBe("aÿ³ ³");
});
