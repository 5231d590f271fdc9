// Turns one bit of the first stored piece of sound.
const done = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});
for (const { name } of await indexedDB.databases()) {
  const database = await done(indexedDB.open(name));
  const store = database.transaction("pieces", "readwrite").objectStore("pieces");
  const [key] = await done(store.getAllKeys());
  if (key !== undefined) {
    const value = await done(store.get(key));
    const binary = ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? value : Object.values(value).find(ArrayBuffer.isView);
    const bytes = new Uint8Array(binary.buffer ?? binary);
    bytes[bytes.length - 1] ^= 1;
    await done(store.put(value, key));
    database.close();
    return true;
  }
  database.close();
}
throw new Error("there is no piece");
