//! What opens the lock, as a person gives it: passphrase and code, passkey, or recovery code.

use super::desk::Desk;
use super::field::{Code, Secret, Whose, take};
use crate::shared::lock::GivenKey;
use hearsay_speaker::lock::hierarchy::{WayIn, WaysIn};
use leptos::{html, prelude::*};

/// The fields of one form. Copy it anywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// Begins the identifiers of its fields.
    form: &'static str,
    /// What the person opens with.
    pub(super) way: RwSignal<WayIn>,
    passphrase: NodeRef<html::Input>,
    code: NodeRef<html::Input>,
    recovery: NodeRef<html::Input>,
}

impl Key {
    /// Fields for a form of this name, which is unique in the page.
    pub(super) fn new(form: &'static str) -> Self {
        Self {
            form,
            way: RwSignal::new(WayIn::Passphrase),
            passphrase: NodeRef::new(),
            code: NodeRef::new(),
            recovery: NodeRef::new(),
        }
    }

    /// Takes what was typed; the fields are empty then.
    pub(super) fn take(self) -> GivenKey {
        match self.way.get_untracked() {
            WayIn::Passphrase => GivenKey::Passphrase {
                text: take(self.passphrase),
                code: take(self.code),
            },
            WayIn::Passkey => GivenKey::Passkey,
            WayIn::RecoveryCode => GivenKey::Recovery(take(self.recovery)),
        }
    }
}

fn name(way: WayIn) -> &'static str {
    match way {
        WayIn::Passphrase => "Passphrase",
        WayIn::Passkey => "Passkey",
        WayIn::RecoveryCode => "Recovery code",
    }
}

fn there(ways: WaysIn, way: WayIn) -> bool {
    match way {
        WayIn::Passphrase => ways.passphrase,
        WayIn::Passkey => ways.passkey,
        WayIn::RecoveryCode => ways.recovery_codes > 0,
    }
}

#[component]
fn Way(key: Key, way: WayIn) -> impl IntoView {
    let word = name(way).to_lowercase().replace(' ', "-");
    let id = format!("{}-by-{word}", key.form);
    view! {
        <label class="lock-way">
            <input
                type="radio" name=format!("{}-way", key.form) id=id
                prop:checked=move || key.way.get() == way
                on:change=move |_| key.way.set(way)
            />
            <span>{name(way)}</span>
        </label>
    }
}

/// The fields. Where there is but one way in, it is not asked which.
#[component]
pub(super) fn KeyFields(
    desk: Desk,
    key: Key,
    /// Only the passphrase will do.
    #[prop(optional)]
    passphrase_only: bool,
    /// What is asked where there are several ways.
    #[prop(default = "Confirm with")]
    question: &'static str,
) -> impl IntoView {
    let ways = desk.shared.lock.ways;
    let offered = Memo::new(move |_| {
        let ways = ways.get();
        let all = [WayIn::Passphrase, WayIn::Passkey, WayIn::RecoveryCode];
        all.map(|way| {
            let allowed = !passphrase_only || way == WayIn::Passphrase;
            (way, allowed && there(ways, way))
        })
    });
    Effect::new(move |_| {
        let offered = offered.get();
        let here = |way| offered.iter().any(|(one, there)| *one == way && *there);
        if here(key.way.get_untracked()) {
            return;
        }
        if let Some((first, _)) = offered.iter().find(|(_, there)| *there) {
            key.way.set(*first);
        }
    });
    let choice = move || {
        let some: Vec<WayIn> = offered
            .get()
            .into_iter()
            .filter_map(|(way, there)| there.then_some(way))
            .collect();
        (some.len() > 1).then(|| {
            view! {
                <fieldset class="lock-ways">
                    <legend>{question}</legend>
                    {some.into_iter().map(|way| view! { <Way key way /> }).collect_view()}
                </fieldset>
            }
        })
    };
    let codes = Memo::new(move |_| ways.get().codes);
    let form = key.form;
    let fields = move || {
        match key.way.get() {
        WayIn::Passphrase => view! {
            <Whose />
            <Secret
                desk node=key.passphrase id=format!("{form}-passphrase") label="Passphrase"
                autocomplete="current-password"
            />
            <Show when=move || codes.get()>
                <Code
                    desk node=key.code id=format!("{form}-code") label="Code of the authenticator app"
                    hint="Six digits. Each code opens once." one_time=true
                />
            </Show>
        }
        .into_any(),
        WayIn::Passkey => view! {
            <p class="hint">"The browser will ask for the passkey."</p>
        }
        .into_any(),
        WayIn::RecoveryCode => view! {
            <Code
                desk node=key.recovery id=format!("{form}-recovery") label="Recovery code"
                hint="21 letters and digits. It is used up by this."
            />
        }
        .into_any(),
    }
    };
    view! {
        {choice}
        {fields}
    }
}
