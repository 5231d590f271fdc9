//! Cards: what a skill shows beside what it says. Always text, whatever is in it.

use super::lenient::{Fields, Remarks};
use crate::skill::ssml::short;
use serde::{Deserialize, Serialize};

/// Most characters of a card; real devices allow no more.
const LONGEST_CARD: usize = 8_000;

/// Permissions that one card may ask for.
const MOST_PERMISSIONS: usize = 20;

/// A card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "card", rename_all = "snake_case")]
pub enum Card {
    /// Title and text.
    Simple {
        /// Title.
        title: String,
        /// Text.
        content: String,
    },
    /// Title, text and a picture.
    Standard {
        /// Title.
        title: String,
        /// Text.
        text: String,
        /// Where the skill says its picture is; shown as text and never fetched.
        image: Option<String>,
    },
    /// The skill wants the person to sign in elsewhere.
    LinkAccount,
    /// The skill asks for permissions; as the response names them.
    AskForPermissions {
        /// Scopes.
        scopes: Vec<String>,
    },
}

/// The card of a response.
pub(super) fn card(within: Fields<'_>, remarks: &mut Remarks) -> Option<Card> {
    let fields = within.object("card", "response.card", remarks)?;
    let kind = fields.text("type", remarks).unwrap_or_default();
    let mut text = |name: &str| -> String {
        let text = fields.text(name, remarks).unwrap_or_default();
        text.chars().take(LONGEST_CARD).collect()
    };
    match kind.as_str() {
        "Simple" => Some(Card::Simple {
            title: text("title"),
            content: text("content"),
        }),
        "Standard" => Some(Card::Standard {
            title: text("title"),
            text: text("text"),
            image: image(fields, remarks),
        }),
        "LinkAccount" => Some(Card::LinkAccount),
        "AskForPermissionsConsent" => Some(Card::AskForPermissions {
            scopes: scopes(fields, remarks),
        }),
        other => {
            remarks.add(format!(
                "A card of type “{}” is not shown here.",
                short(other)
            ));
            None
        }
    }
}

fn image(fields: Fields<'_>, remarks: &mut Remarks) -> Option<String> {
    let image = fields.object("image", "response.card.image", remarks)?;
    let large = image.text("largeImageUrl", remarks);
    large.or_else(|| image.text("smallImageUrl", remarks))
}

fn scopes(fields: Fields<'_>, remarks: &mut Remarks) -> Vec<String> {
    let names = fields.list("permissions", remarks).iter();
    let names = names.filter_map(|name| name.as_str());
    names.take(MOST_PERMISSIONS).map(short).collect()
}
