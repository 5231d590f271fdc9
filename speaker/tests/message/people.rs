//! Contacts and profiles.

use hearsay_speaker::message::{
    ContactId, MOST_CONTACTS, MOST_PROFILES, People, PeopleError, Reach,
};
use proptest::prelude::*;

#[test]
fn a_contact_is_found_however_its_name_is_written() {
    let mut people = People::default();
    let id = people.add("  Zoë Przybylski ", Reach::File).unwrap();
    for name in ["zoe przybylski", "Zoë Przybylski", "ZOE  PRZYBYLSKI"] {
        assert_eq!(people.find(name).map(|it| it.id), Some(id), "{name}");
    }
    assert_eq!(people.contact(id).unwrap().name, "Zoë Przybylski");
    assert_eq!(people.find("zoe"), None);
    assert_eq!(people.find(""), None);
}

#[test]
fn names_that_cannot_be_had_are_refused_with_a_sentence() {
    let mut people = People::default();
    people.add("Sam", Reach::File).unwrap();
    for (name, error) in [
        ("", PeopleError::Empty),
        ("\u{7}\n ", PeopleError::Empty),
        (&"n".repeat(61), PeopleError::TooLong),
        (
            "one two three four five six seven",
            PeopleError::TooManyWords,
        ),
        ("🦆🦆", PeopleError::Unsayable),
        ("שלום", PeopleError::Unsayable),
        ("sam", PeopleError::Taken),
        ("SÁM", PeopleError::Taken),
    ] {
        let before = people.clone();
        assert_eq!(people.add(name, Reach::File), Err(error), "{name}");
        assert_eq!(people.add_profile(name), Err(error), "{name}");
        assert_eq!(people, before);
        assert!(error.to_string().ends_with('.'));
    }
}

#[test]
fn a_profile_is_a_contact_too_and_goes_with_it() {
    let mut people = People::default();
    let profile = people.add_profile("Mum").unwrap();
    let contact = people.find("mum").unwrap().clone();
    assert_eq!(contact.reach, Reach::Profile(profile));
    people.rename(contact.id, "Mother").unwrap();
    assert_eq!(people.profiles()[0].name, "Mother");
    people.rename(contact.id, "mother").unwrap();
    people.remove(contact.id).unwrap();
    assert!(people.profiles().is_empty());
    assert_eq!(people.remove(contact.id), Err(PeopleError::Gone));
    assert_eq!(people.rename(contact.id, "X"), Err(PeopleError::Gone));
    let again = people.add("Mum", Reach::File).unwrap();
    assert_ne!(again, contact.id, "numbers are given once");
}

#[test]
fn there_is_a_most_of_both() {
    let mut people = People::default();
    for at in 0..MOST_PROFILES {
        people.add_profile(&format!("profile {at}")).unwrap();
    }
    assert_eq!(people.add_profile("one more"), Err(PeopleError::Full));
    for at in MOST_PROFILES..MOST_CONTACTS {
        people.add(&format!("contact {at}"), Reach::File).unwrap();
    }
    assert_eq!(people.add("one more", Reach::File), Err(PeopleError::Full));
    assert_eq!(
        People::parse(&people.to_text()).unwrap().to_text(),
        people.to_text()
    );
}

#[test]
fn what_could_not_have_been_added_is_not_read() {
    let mut people = People::default();
    people
        .add("Sam", Reach::Speaker("kitchen".to_owned()))
        .unwrap();
    people.add_profile("Mum").unwrap();
    let text = people.to_text();
    assert_eq!(People::parse(&text).unwrap().to_text(), text);
    let twice = text.replace("Mum", "sam");
    assert_eq!(People::parse(&twice).unwrap().contacts().len(), 1);
    let long = text.replace("\"Sam\"", &format!("\"{}\"", "n".repeat(61)));
    assert_eq!(People::parse(&long).unwrap().contacts().len(), 1);
    let nowhere = text.replace("\"profiles\":[{", "\"profiles\":[],\"x\":[{");
    assert_eq!(People::parse(&nowhere).unwrap().contacts().len(), 1);
    for bad in [
        "",
        "{}",
        "[7]",
        &text.replace("\"version\":1", "\"version\":7"),
    ] {
        assert_eq!(People::parse(bad), Err(PeopleError::Unreadable), "{bad}");
    }
}

proptest! {
    #[test]
    fn whatever_is_done_names_stay_apart(
        names in prop::collection::vec("[a-cA-C ]{0,3}", 0..30),
        removed in prop::collection::vec(0_u64..20, 0..10),
    ) {
        let mut people = People::default();
        for (at, name) in names.iter().enumerate() {
            let _ = match at % 3 {
                0 => people.add_profile(name).map(|_| ()),
                1 => people.add(name, Reach::File).map(|_| ()),
                _ => people.rename(ContactId(at as u64), name),
            };
        }
        for id in removed {
            let _ = people.remove(ContactId(id));
        }
        for contact in people.contacts() {
            prop_assert_eq!(people.find(&contact.name), Some(contact));
        }
        let profiles = people.profiles().iter().all(|profile| {
            let mut contacts = people.contacts().iter();
            contacts.any(|it| it.reach == Reach::Profile(profile.id) && it.name == profile.name)
        });
        prop_assert!(profiles);
        let text = people.to_text();
        prop_assert_eq!(People::parse(&text).map(|it| it.to_text()), Ok(text));
    }
}
