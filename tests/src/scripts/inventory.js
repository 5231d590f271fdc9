// Which recordings are whole, and what belongs to none.
const out = { whole: [], orphans: [], oldKeys: 0, notes: [] };
const done = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});
for (const { name } of await indexedDB.databases()) {
  if (!name.startsWith("hearsay-")) continue;
  const database = await done(indexedDB.open(name));
  const read = async (store, what) =>
    database.objectStoreNames.contains(store) ? done(database.transaction(store).objectStore(store)[what]()) : [];
  const keys = await read("keys", "getAllKeys");
  for (const value of await read("keys", "getAll")) out.oldKeys += value instanceof CryptoKey ? 1 : 0;
  const rows = await read("recordings", "getAllKeys");
  const values = await read("recordings", "getAll");
  const pieces = new Map();
  for (const [id] of await read("pieces", "getAllKeys")) pieces.set(id, (pieces.get(id) ?? 0) + 1);
  if (name === "hearsay-device") out.notes = await read("notes", "getAllKeys");
  rows.forEach((id, index) => {
    const { tail, pieces: counted } = values[index];
    const whole = keys.includes(id) && tail !== undefined && (pieces.get(id) ?? 0) === counted;
    (whole ? out.whole : out.orphans).push(whole ? id : `${name}/recordings/${id}`);
  });
  for (const id of keys) if (!rows.includes(id)) out.orphans.push(`${name}/keys/${id}`);
  for (const id of pieces.keys()) if (!rows.includes(id)) out.orphans.push(`${name}/pieces/${id}`);
  database.close();
}
return out;
