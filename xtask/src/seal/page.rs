//! Reading an HTML page just far enough to seal it: tags with their attributes, comments, and
//! elements whose content is raw text. Not a general parser: it reads what Trunk writes, and what
//! it cannot read it leaves alone.

use std::ops::Range;

/// One attribute. Names are in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: String,
    /// Where the value stands in the page, without its quotes.
    pub(super) place: Range<usize>,
}

/// One opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute>,
}

impl Tag {
    /// The attribute of this name.
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }
}

/// What the page consists of.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// All opening tags in order.
    pub(super) tags: Vec<Tag>,
    /// Texts of the scripts that are written into the page.
    pub(super) scripts: Vec<String>,
    /// Where the content of `<head>` begins.
    pub(super) head: Option<usize>,
}

/// Elements whose content is not markup (<https://html.spec.whatwg.org/#raw-text-elements>).
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

pub(super) fn read(text: &str) -> Page {
    let mut page = Page::default();
    let mut at = 0;
    while let Some(open) = find(text, at, "<") {
        if starts(text, open, "<!--") {
            at = find(text, open, "-->").map_or(text.len(), |end| end + 3);
            continue;
        }
        let Some((tag, after)) = tag(text, open) else {
            at = open + 1;
            continue;
        };
        at = after;
        if tag.name == "head" && page.head.is_none() {
            page.head = Some(after);
        }
        if RAW.contains(&tag.name.as_str()) {
            let end = close(text, after, &tag.name);
            if tag.name == "script" && tag.attribute("src").is_none() {
                page.scripts
                    .push(text.get(after..end).unwrap_or_default().to_owned());
            }
            at = end;
        }
        page.tags.push(tag);
    }
    page
}

/// Position of `needle` at or after `from`.
fn find(text: &str, from: usize, needle: &str) -> Option<usize> {
    Some(from + text.get(from..)?.find(needle)?)
}

fn starts(text: &str, at: usize, what: &str) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(what))
}

/// Where `</name` stands, in any case, or the end.
fn close(text: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(open) = find(text, at, "</") {
        let found = text.get(open + 2..open + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return open;
        }
        at = open + 2;
    }
    text.len()
}

/// The opening tag at `open` and the position behind it; nothing for closing tags and plain `<`.
fn tag(text: &str, open: usize) -> Option<(Tag, usize)> {
    let mut at = open + 1;
    let name = word(text, &mut at);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut attributes = Vec::new();
    loop {
        skip(text, &mut at, |c| c.is_ascii_whitespace() || c == '/');
        match next(text, at)? {
            '>' => {
                return Some((
                    Tag {
                        name: name.to_ascii_lowercase(),
                        attributes,
                    },
                    at + 1,
                ));
            }
            '=' => at += 1,
            _ => attributes.push(attribute(text, &mut at)?),
        }
    }
}

fn attribute(text: &str, at: &mut usize) -> Option<Attribute> {
    let name = word(text, at).to_ascii_lowercase();
    let mut ahead = *at;
    skip(text, &mut ahead, |c| c.is_ascii_whitespace());
    if next(text, ahead) != Some('=') {
        return Some(Attribute {
            name,
            value: String::new(),
            place: *at..*at,
        });
    }
    ahead += 1;
    skip(text, &mut ahead, |c| c.is_ascii_whitespace());
    let place = match next(text, ahead)? {
        quote @ ('"' | '\'') => {
            let end = find(text, ahead + 1, if quote == '"' { "\"" } else { "'" })?;
            *at = end + 1;
            ahead + 1..end
        }
        _ => {
            *at = ahead;
            skip(text, at, |c| !c.is_ascii_whitespace() && c != '>');
            ahead..*at
        }
    };
    let value = text.get(place.clone())?.to_owned();
    Some(Attribute { name, value, place })
}

/// A name: everything up to white space or one of `/ > =`.
fn word<'a>(text: &'a str, at: &mut usize) -> &'a str {
    let from = *at;
    skip(text, at, |c| {
        !c.is_ascii_whitespace() && !matches!(c, '/' | '>' | '=')
    });
    text.get(from..*at).unwrap_or_default()
}

fn skip(text: &str, at: &mut usize, over: impl Fn(char) -> bool) {
    while let Some(character) = next(text, *at).filter(|character| over(*character)) {
        *at += character.len_utf8();
    }
}

fn next(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn scripts_are_taken_exactly_and_only_those_written_into_the_page() {
        let page = read(
            "<head><script type=module>\nlet a = '<b onclick=1>';\n</SCRIPT><script src=\"x.js\"></script></head>",
        );
        assert_eq!(page.scripts, ["\nlet a = '<b onclick=1>';\n"]);
        assert_eq!(page.tags.len(), 3, "what stands inside a script is no tag");
    }

    #[test]
    fn attributes_are_read_with_any_quotes_and_with_none() {
        let text = "<link rel=preload href='/a b.wasm' integrity=\"sha384-x\" crossorigin/>";
        let page = read(text);
        let tag = &page.tags[0];
        assert_eq!(
            tag.attribute("rel").map(|a| a.value.as_str()),
            Some("preload")
        );
        assert_eq!(
            tag.attribute("href").map(|a| a.value.as_str()),
            Some("/a b.wasm")
        );
        assert_eq!(
            tag.attribute("crossorigin").map(|a| a.value.as_str()),
            Some("")
        );
        let place = tag
            .attribute("integrity")
            .map(|a| a.place.clone())
            .expect("read");
        assert_eq!(&text[place], "sha384-x");
    }

    #[test]
    fn comments_and_loose_brackets_hide_nothing_and_break_nothing() {
        let page = read("<!-- <head> --> 1 < 2 <HEAD class=a>é<title><p></title></head><p");
        assert_eq!(
            page.tags
                .iter()
                .map(|tag| tag.name.as_str())
                .collect::<Vec<_>>(),
            ["head", "title"]
        );
        assert_eq!(page.head, Some(36));
    }
}
