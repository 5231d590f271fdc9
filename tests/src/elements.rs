//! Finding and pressing what a person would name by role and label.
//!
//! Role and name are asked of the browser itself (`WebDriver`'s computed role and label), so a test
//! that finds a button has also shown that a screen reader finds it.

use crate::{Outcome, page::Page};
use http::Method;
use serde_json::Value;
use std::sync::Arc;
use thirtyfour::{
    WebElement,
    common::command::{Command, ExtensionCommand},
};

/// Elements that can have each role used here; the browser then says what they really are.
const CANDIDATES: [(&str, &str); 19] = [
    ("button", "button, [role=button], summary"),
    ("status", "[role=status], output"),
    ("region", "section, [role=region]"),
    ("group", "[role=group], fieldset"),
    ("list", "ul, ol, [role=list]"),
    ("listitem", "li, [role=listitem]"),
    ("log", "[role=log]"),
    ("alert", "[role=alert]"),
    ("combobox", "select, [role=combobox]"),
    ("switch", "[role=switch]"),
    ("slider", "input[type=range], [role=slider]"),
    ("heading", "h1, h2, h3, h4, [role=heading]"),
    ("article", "article, [role=article]"),
    ("tab", "[role=tab]"),
    ("tabpanel", "[role=tabpanel]"),
    ("textbox", "input, textarea"),
    ("checkbox", "input[type=checkbox], [role=checkbox]"),
    ("progressbar", "progress, [role=progressbar]"),
    ("dialog", "dialog, [role=dialog], [role=alertdialog]"),
];

/// What something is called: exactly, or by how it begins.
#[derive(Clone, Copy, Debug)]
pub enum Name<'a> {
    /// The whole name.
    Is(&'a str),
    /// The name begins so.
    Begins(&'a str),
}

impl Name<'_> {
    fn fits(self, name: &str) -> bool {
        match self {
            Self::Is(wanted) => name == wanted,
            Self::Begins(wanted) => name.starts_with(wanted),
        }
    }
}

impl<'a> From<&'a str> for Name<'a> {
    fn from(name: &'a str) -> Self {
        Name::Is(name)
    }
}

/// What the browser's accessibility tree says of an element.
#[derive(Debug)]
struct Computed {
    endpoint: Arc<str>,
}

impl ExtensionCommand for Computed {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::clone(&self.endpoint)
    }
}

impl Page {
    /// Everything of this role and name that is there now and can be seen.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn all<'a>(&self, role: &str, name: impl Into<Name<'a>>) -> Outcome<Vec<WebElement>> {
        let name = name.into();
        let css = CANDIDATES
            .iter()
            .find(|(known, _)| *known == role)
            .map(|(_, css)| *css);
        let css = css.ok_or_else(|| format!("no candidates are known for role {role}"))?;
        let mut found = Vec::new();
        for element in self.likely(css, name).await? {
            // An element may be replaced between two questions; then it is not the one.
            let Ok(label) = self.computed(&element, "computedlabel").await else {
                continue;
            };
            if !name.fits(label.trim()) {
                continue;
            }
            let Ok(real) = self.computed(&element, "computedrole").await else {
                continue;
            };
            if real == role && element.is_displayed().await.unwrap_or(false) {
                found.push(element);
            }
        }
        Ok(found)
    }

    /// Elements whose texts and labels hold the name at all. The browser's own word on role and name
    /// takes two questions an element, and a page may have hundreds of buttons.
    async fn likely(&self, css: &str, name: Name<'_>) -> Outcome<Vec<WebElement>> {
        let (Name::Is(wanted) | Name::Begins(wanted)) = name;
        let script = include_str!("scripts/likely.js");
        let given = vec![Value::from(css), Value::from(wanted)];
        Ok(self.client.execute(script, given).await?.elements()?)
    }

    async fn computed(&self, element: &WebElement, what: &str) -> Outcome<String> {
        let endpoint = format!("/element/{}/{what}", element.element_id()).into();
        let command = Command::ExtensionCommand(Box::new(Computed { endpoint }));
        Ok(self.client.handle().cmd(command).await?.value::<String>()?)
    }

    /// The one thing of this role and name, as soon as it is there.
    ///
    /// # Errors
    /// When it stays away.
    pub async fn the<'a>(&self, role: &str, name: impl Into<Name<'a>>) -> Outcome<WebElement> {
        let name = name.into();
        let what = format!("{role} {name:?}");
        self.until(&what, async || {
            Ok(self.all(role, name).await?.into_iter().next())
        })
        .await
    }

    /// The button of this name.
    ///
    /// # Errors
    /// When it stays away.
    pub async fn button(&self, name: &str) -> Outcome<WebElement> {
        self.the("button", name).await
    }

    /// Presses the button of this name as soon as it can be pressed.
    ///
    /// # Errors
    /// When it stays away, or is covered or disabled for good.
    pub async fn press<'a>(&self, name: impl Into<Name<'a>>) -> Outcome {
        self.press_role("button", name.into()).await
    }

    pub(crate) async fn press_role(&self, role: &str, name: Name<'_>) -> Outcome {
        let what = format!("a {role} {name:?} that can be pressed");
        self.until(&what, async || {
            for button in self.all(role, name).await? {
                let enabled = button.is_enabled().await.unwrap_or(false);
                // A click misses while the page still moves under it; the next look tries again.
                if enabled && self.click(&button).await.is_ok() {
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Presses this, wherever it lies on the page.
    ///
    /// The page scrolls smoothly. The driver would begin that and press a second later, wherever the
    /// element is then, and on a slow machine it is not yet there; so the scrolling is done at once.
    ///
    /// # Errors
    /// When it is gone, or something else lies over it.
    pub async fn click(&self, element: &WebElement) -> Outcome {
        let show = "arguments[0].scrollIntoView({ behavior: 'instant', block: 'center' })";
        self.run(show, vec![element.to_json()?]).await?;
        Ok(element.click().await?)
    }
}
