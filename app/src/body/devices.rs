//! Which microphones there are, and noticing when that changes.

use gloo_events::EventListener;
use js_sys::Array;
use web_sys::{MediaDeviceInfo, MediaDeviceKind};

use super::{js, microphone};
use crate::shared::InputDevice;

/// The microphones that the browser tells of. Names and identifiers are empty until permission is
/// given; entries without an identifier cannot be chosen and are left out.
pub(super) async fn inputs() -> Vec<InputDevice> {
    let Some(devices) = microphone::devices() else {
        return Vec::new();
    };
    let Ok(found) = js::settled(devices.enumerate_devices()).await else {
        return Vec::new();
    };
    Array::from(&found)
        .iter()
        .filter_map(js::of_class::<MediaDeviceInfo>)
        .filter(|device| device.kind() == MediaDeviceKind::Audioinput)
        .map(|device| InputDevice {
            id: device.device_id(),
            label: device.label(),
        })
        .filter(|device| !device.id.is_empty())
        .collect()
}

/// Calls back whenever a device comes or goes.
pub(super) fn on_change(changed: impl Fn() + 'static) -> Option<EventListener> {
    let devices = microphone::devices()?;
    Some(EventListener::new(&devices, "devicechange", move |_| {
        changed();
    }))
}

/// What a change of the device list is worth telling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ListChange {
    /// Nothing of interest, or the first list.
    Nothing,
    /// A microphone with this name was plugged in.
    Came(String),
    /// A microphone with this name is gone.
    Went(String),
}

/// Compares two lists. Lists without names (no permission yet) have nothing to tell, and the
/// entries `default` and `communications` only stand for other entries.
pub(super) fn compare(before: &[InputDevice], after: &[InputDevice]) -> ListChange {
    let named = |list: &[InputDevice]| list.iter().any(|device| !device.label.is_empty());
    if !named(before) || !named(after) {
        return ListChange::Nothing;
    }
    let only_in = |these: &[InputDevice], those: &[InputDevice]| {
        let alias = |device: &&InputDevice| matches!(&*device.id, "default" | "communications");
        let mut missing = these.iter().filter(|device| !alias(device));
        missing
            .find(|device| those.iter().all(|other| other.id != device.id))
            .cloned()
    };
    if let Some(gone) = only_in(before, after) {
        return ListChange::Went(gone.label);
    }
    only_in(after, before).map_or(ListChange::Nothing, |new| ListChange::Came(new.label))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(entries: &[(&str, &str)]) -> Vec<InputDevice> {
        let device = |&(id, label): &(&str, &str)| InputDevice {
            id: id.to_owned(),
            label: label.to_owned(),
        };
        entries.iter().map(device).collect()
    }

    #[test]
    fn a_plugged_in_microphone_is_told_by_name() {
        let before = list(&[("default", "Default"), ("a", "Desk")]);
        let after = list(&[("default", "Default"), ("a", "Desk"), ("b", "Headset")]);
        assert_eq!(
            compare(&before, &after),
            ListChange::Came("Headset".to_owned())
        );
        assert_eq!(
            compare(&after, &before),
            ListChange::Went("Headset".to_owned())
        );
    }

    #[test]
    fn the_first_named_list_tells_nothing() {
        let after = list(&[("a", "Desk")]);
        assert_eq!(compare(&[], &after), ListChange::Nothing);
        assert_eq!(compare(&list(&[("x", "")]), &after), ListChange::Nothing);
    }

    #[test]
    fn another_default_is_no_other_device() {
        let before = list(&[("a", "Desk")]);
        let after = list(&[("default", "Default"), ("a", "Desk")]);
        assert_eq!(compare(&before, &after), ListChange::Nothing);
    }
}
