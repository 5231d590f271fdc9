//! What the page hands to the browser, and what the browser hands to the page.

use core::cell::RefCell;
use hearsay_speaker::Owner;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

thread_local! {
    /// Says once what the page hands to the browser.
    static WATCHED: RefCell<bool> = const { RefCell::new(false) };
}

/// Writes down the files that the page saves, in place of the browser's downloads.
const WATCH: &str = "
    window.savedFiles = [];
    let last = null;
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => { last = blob; return make(blob); };
    HTMLAnchorElement.prototype.click = function () {
        if (this.download) window.savedFiles.push([this.download, last]);
    };
    window.largestSlice = 0;
    const slice = Blob.prototype.slice;
    Blob.prototype.slice = function (from, to, kind) {
        window.largestSlice = Math.max(window.largestSlice, to - from);
        return slice.call(this, from, to, kind);
    };
    window.room = Infinity;
    for (const name of ['put', 'add']) {
        const write = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...what) {
            if (this.name === 'pieces' && window.room-- <= 0)
                throw new DOMException('no room', 'QuotaExceededError');
            return write.apply(this, what);
        };
    }";

/// Begins to watch; once is enough.
pub fn watch() {
    if !WATCHED.replace(true) {
        Function::new_no_args(WATCH).call0(&JsValue::NULL).unwrap();
    }
}

fn of_window(name: &str) -> JsValue {
    Reflect::get(&web_sys::window().unwrap(), &name.into()).unwrap()
}

/// The files saved since the last look.
pub fn saved() -> Vec<(String, Blob)> {
    let files: Array = of_window("savedFiles").unchecked_into();
    let found = files.iter().map(|pair| {
        let pair: Array = pair.unchecked_into();
        let name = pair.get(0).as_string().unwrap();
        (name, pair.get(1).unchecked_into())
    });
    let found = found.collect();
    files.set_length(0);
    found
}

/// Bytes of the largest piece of a file that was asked for since the last look.
pub fn largest_slice() -> f64 {
    let largest = of_window("largestSlice").as_f64().unwrap();
    let window = web_sys::window().unwrap();
    Reflect::set(&window, &"largestSlice".into(), &0.into()).unwrap();
    largest
}

/// From now on the disk takes so many pieces of sound.
pub fn set_room(pieces: f64) {
    watch();
    let window = web_sys::window().unwrap();
    Reflect::set(&window, &"room".into(), &pieces.into()).unwrap();
}

/// A file's bytes.
pub async fn bytes(blob: &Blob) -> Vec<u8> {
    let buffer = wasm_bindgen_futures::JsFuture::from(blob.array_buffer());
    Uint8Array::new(&buffer.await.unwrap()).to_vec()
}

/// A file as a person chooses it.
pub fn file(bytes: &[u8]) -> File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, "archive.zip").unwrap()
}

/// Turns a bit in the first piece of a recording's ciphertext.
pub async fn damage(owner: Owner, id: &str) {
    let name = format!(
        "hearsay-{}",
        if owner == Owner::Cloud {
            "cloud"
        } else {
            "device"
        }
    );
    let factory = idb::Factory::new().unwrap();
    let database = factory.open(&name, None).unwrap().await.unwrap();
    let write = idb::TransactionMode::ReadWrite;
    let transaction = database.transaction(&["pieces"], write).unwrap();
    let store = transaction.object_store("pieces").unwrap();
    let key: JsValue = Array::of2(&id.into(), &0.into()).into();
    let piece = store.get(key.clone()).unwrap().await.unwrap().unwrap();
    let piece = Uint8Array::new(&piece);
    piece.set_index(20, piece.get_index(20) ^ 1);
    store.put(&piece, Some(&key)).unwrap().await.unwrap();
    transaction.commit().unwrap().await.unwrap();
    database.close();
}
