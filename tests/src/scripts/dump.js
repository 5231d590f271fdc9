// Everything in every database of this origin: entries a store, and all bytes and texts in hexadecimal.
const out = { stores: [], bytes: [], readable: 0 };
const done = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
  request.onblocked = () => no(new Error("blocked"));
});
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const keep = async (value) => {
  if (value === null || value === undefined) return;
  if (typeof value === "string") out.bytes.push(hex(new TextEncoder().encode(value)));
  else if (value instanceof ArrayBuffer) out.bytes.push(hex(new Uint8Array(value)));
  else if (ArrayBuffer.isView(value)) out.bytes.push(hex(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)));
  else if (value instanceof Blob) await keep(await value.arrayBuffer());
  else if (value instanceof CryptoKey) out.readable += value.extractable ? 1 : 0;
  else if (typeof value === "object") for (const part of Object.values(value)) await keep(part);
};
for (const { name } of await indexedDB.databases()) {
  const database = await done(indexedDB.open(name));
  for (const store of database.objectStoreNames) {
    const values = await done(database.transaction(store).objectStore(store).getAll());
    out.stores.push({ database: name, name: store, entries: values.length });
    for (const value of values) await keep(value);
  }
  database.close();
}
return out;
