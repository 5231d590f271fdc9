//! What lies where, byte for byte, and how much room the browser gives.

use std::rc::Rc;

use hearsay_speaker::Owner;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use crate::body::controller::Body;
use crate::body::js;
use crate::shared::NoticeKind;
use crate::shared::privacy::{Holding, Room, VaultContents};

/// Length of the worklet's ring of sound, seconds, and its samples a second: what the device holds
/// beside its database.
const RING_BYTES: u64 = hearsay_worklet::ring::CAPACITY as u64 * 4;

impl Body {
    /// Lists what an owner's vault holds.
    pub(super) async fn list_contents(self: Rc<Self>, owner: Owner) {
        let listed = match self.store.vault(owner).await {
            Ok(vault) => vault.contents().await,
            Err(error) => Err(error),
        };
        let contents = match listed {
            Ok(contents) if owner == Owner::Device => with_the_rest(contents),
            Ok(contents) => contents,
            Err(error) => {
                self.storage_failed(&error);
                return;
            }
        };
        self.shared.privacy.contents.update(|known| {
            known.retain(|other| other.owner != owner);
            known.push(contents);
        });
    }

    /// Asks the browser for its room.
    pub(super) async fn ask_room(self: Rc<Self>) {
        match room().await {
            Ok(room) => self.shared.privacy.room.set(Some(room)),
            Err(_) => self.tell(NoticeKind::Told(NO_ROOM.to_owned())),
        }
    }

    /// Asks the browser not to clear this site by itself.
    pub(super) async fn ask_to_persist(self: Rc<Self>) {
        let asked = match manager() {
            Ok(manager) => js::settled(manager.persist()).await,
            Err(error) => Err(error),
        };
        let answer = match asked {
            Ok(granted) if granted.is_truthy() => GRANTED,
            Ok(_) => NOT_GRANTED,
            Err(_) => NO_ROOM,
        };
        self.tell(NoticeKind::Told(answer.to_owned()));
        self.ask_room().await;
    }
}

const NO_ROOM: &str = "This browser does not say how much room it gives.";
const GRANTED: &str = "The browser will not clear the recordings by itself. Clearing the site's \
    data still does.";
const NOT_GRANTED: &str = "The browser did not promise to keep the recordings. It may clear them \
    when its disk is full; download what you want to keep.";

/// `navigator.storage`, which insecure pages do not have.
fn manager() -> Result<StorageManager, JsValue> {
    let window = web_sys::window().ok_or_else(|| JsValue::from_str("no window"))?;
    let manager = window.navigator().storage();
    if js::present(&manager) {
        Ok(manager)
    } else {
        Err(JsValue::from_str("no storage manager"))
    }
}

async fn room() -> Result<Room, JsValue> {
    let manager = manager()?;
    let estimate = js::settled(manager.estimate()).await?;
    let bytes = |name: &str| js::number(&estimate, name).unwrap_or_default() as u64;
    let persisted: Result<Promise, JsValue> = manager.persisted();
    let persisted = match persisted {
        Ok(promise) => JsFuture::from(promise).await.ok(),
        Err(_) => None,
    };
    Ok(Room {
        usage: bytes("usage"),
        quota: bytes("quota"),
        persisted: persisted.map(|answer| answer.is_truthy()),
    })
}

/// What the device holds outside its database: the ring of sound and the settings.
fn with_the_rest(mut contents: VaultContents) -> VaultContents {
    let mut rest = vec![Holding {
        store: "memory",
        name: "ring buffer".to_owned(),
        what: "the last seconds of sound, overwritten without end; gone with the page".to_owned(),
        bytes: RING_BYTES,
        since: None,
        record: None,
    }];
    rest.extend(settings().unwrap_or_default());
    contents.bytes += rest.iter().map(|holding| holding.bytes).sum::<u64>();
    contents.values += rest.len();
    rest.append(&mut contents.holdings);
    contents.holdings = rest;
    contents
}

fn settings() -> Option<Vec<Holding>> {
    let storage = web_sys::window()?.local_storage().ok()??;
    let length = storage.length().ok()?;
    let holding = |index: u32| {
        let key = storage.key(index).ok()??;
        let value = storage.get_item(&key).ok()??;
        Some(Holding {
            store: "localStorage",
            bytes: (key.len() + value.len()) as u64,
            what: "settings of this page, not encrypted".to_owned(),
            name: key,
            since: None,
            record: None,
        })
    };
    Some((0..length).filter_map(holding).collect())
}
