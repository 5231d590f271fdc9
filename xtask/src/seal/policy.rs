//! The content security policy: what the page may load, run and talk to. Its own origin, nothing else.
//!
//! <https://www.w3.org/TR/CSP3/>

use super::page::{Page, Tag};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// Everything but scripts. The recogniser's Worker is started from a blob, so that this policy holds in it. Sounds are
/// played from memory (`blob:`), small pictures are written into style sheets (`data:`). A frame with an address would have
/// no policy of its own; one that the page writes itself (`srcdoc`) has this one, whatever `frame-src` says.
const REST: &str = "style-src 'self'; img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; \
                    worker-src blob:; frame-src 'none'; object-src 'none'; base-uri 'self'; form-action 'none'";

/// Scripts that the page writes into frames of its own, with its policy: files of the build, allowed one by one.
pub(super) const ROOMS: [&str; 1] = ["script-room.js"];

/// The element that carries the policy. `scripts` are the ones written into the page or into frames of its own, allowed
/// one by one.
pub(super) fn meta(scripts: &[String]) -> String {
    let mut allowed = String::from("'self' 'wasm-unsafe-eval'");
    for script in scripts {
        allowed.push_str(&format!(" '{}'", hash(script)));
    }
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'self'; script-src {allowed}; {REST}\" />"
    )
}

/// The source expression that allows exactly this text. Browsers hash after turning line ends into `\n`.
fn hash(script: &str) -> String {
    let text = script.replace("\r\n", "\n").replace('\r', "\n");
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}

/// What the policy would block in this page, in words.
pub(super) fn objections(page: &Page) -> Vec<String> {
    page.tags.iter().flat_map(objections_to).collect()
}

fn objections_to(tag: &Tag) -> Vec<String> {
    let mut found = Vec::new();
    if tag.name == "style" {
        found.push("a <style> element".to_owned());
    }
    for attribute in &tag.attributes {
        // Every attribute of HTML that begins with "on" is an event handler.
        if attribute.name.starts_with("on") || attribute.name == "style" {
            found.push(format!("{} on <{}>", attribute.name, tag.name));
        }
        let policy = attribute.name == "http-equiv"
            && attribute
                .value
                .eq_ignore_ascii_case("content-security-policy");
        if policy {
            found.push("a policy of its own".to_owned());
        }
        let foreign = matches!(attribute.name.as_str(), "src" | "href")
            && tag.name != "a"
            && (attribute.value.contains("://") || attribute.value.starts_with("//"));
        if foreign {
            found.push(format!("{} from elsewhere: {}", tag.name, attribute.value));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::page::read;
    use super::{hash, meta, objections};

    /// The example of the standard: <https://www.w3.org/TR/CSP2/#script-src-hash-usage>.
    #[test]
    fn the_hash_is_that_of_the_standards_own_example() {
        assert_eq!(
            hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn line_ends_do_not_change_the_hash() {
        assert_eq!(hash("a\r\nb\rc"), hash("a\nb\nc"));
    }

    #[test]
    fn every_script_is_allowed_by_itself_and_nothing_in_general() {
        let policy = meta(&["one".to_owned(), "two".to_owned()]);
        assert_eq!(policy.matches("'sha256-").count(), 2);
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains('*'),
            "no blanket permission: {policy}"
        );
        assert!(
            policy.contains("connect-src 'self';"),
            "nothing can be sent elsewhere: {policy}"
        );
    }

    #[test]
    fn what_the_policy_would_block_is_named() {
        let page = read(
            "<p style=\"color:red\"><style>p{}</style><img src=\"https://example.org/a.png\" onerror=x>\
             <meta http-equiv=\"content-security-policy\" content=\"\">",
        );
        assert_eq!(objections(&page).len(), 5, "{:?}", objections(&page));
    }

    #[test]
    fn links_to_other_pages_are_allowed() {
        assert!(
            objections(&read("<a href=\"https://example.org\">source</a>")).is_empty(),
            "a link loads nothing"
        );
    }
}
