// The cloud's database as the first version of the page made it: three stores, a non-extractable
// CryptoKey a recording, head, tail and two pieces of half a second sealed with it.
const [recordings] = given;
const done = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});
const opening = indexedDB.open("hearsay-cloud", 1);
opening.onupgradeneeded = () => {
  for (const name of ["keys", "recordings", "pieces"]) opening.result.createObjectStore(name);
};
const database = await done(opening);
const text = new TextEncoder();
const seal = async (key, id, kind, number, plain) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  iv[0] = kind;
  new DataView(iv.buffer).setUint32(8, number);
  const place = new Uint8Array(5);
  place[0] = kind;
  new DataView(place.buffer).setUint32(1, number);
  const label = text.encode("hearsay-vault-1");
  const name = text.encode(id);
  const bound = new Uint8Array(label.length + 5 + name.length);
  bound.set(label);
  bound.set(place, label.length);
  bound.set(name, label.length + 5);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound }, key, plain));
  const blob = new Uint8Array(12 + sealed.length);
  blob.set(iv);
  blob.set(sealed, 12);
  return blob;
};
const json = (value) => text.encode(JSON.stringify(value));
for (const { id, started, seed, head, tail } of recordings) {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  let state = seed;
  const pieces = [];
  for (const number of [0, 1]) {
    const sound = new Int16Array(8000);
    for (let i = 0; i < sound.length; i += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      sound[i] = (((state >>> 16) / 65536) - 0.5) * 6553;
    }
    pieces.push(await seal(key, id, 1, number, new Uint8Array(sound.buffer)));
  }
  const row = {
    layout: 1, started, pieces: 2, pieceBytes: pieces[0].length + pieces[1].length,
    head: await seal(key, id, 0, 0, json(head)),
    tail: await seal(key, id, 2, 0, json({ tail, pieces: 2, whole: true })),
  };
  const all = database.transaction(["keys", "recordings", "pieces"], "readwrite");
  all.objectStore("keys").put(key, id);
  all.objectStore("recordings").put(row, id);
  pieces.forEach((piece, number) => all.objectStore("pieces").put(piece, [id, number]));
  await new Promise((yes, no) => { all.oncomplete = yes; all.onabort = () => no(all.error); });
}
database.close();
