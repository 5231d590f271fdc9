//! A device with a fingerprint reader that the driver pretends to have, so that passkeys can be tried.
//!
//! `WebDriver`'s own commands (Web Authentication Level 3, §11), with the PRF extension.

use crate::{Outcome, page::Page};
use http::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::common::command::{Command, ExtensionCommand};

#[derive(Debug)]
struct Asked {
    path: &'static str,
    given: Value,
}

impl ExtensionCommand for Asked {
    fn parameters_json(&self) -> Option<Value> {
        Some(self.given.clone())
    }

    fn method(&self) -> Method {
        Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        self.path.into()
    }
}

/// Gives the browser such a device; the person behind it always agrees.
///
/// # Errors
/// When the driver has no such thing.
pub async fn attach(page: &Page) -> Outcome {
    let device = json!({
        "protocol": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": true,
        "hasUserVerification": true,
        "isUserVerified": true,
        "isUserConsenting": true,
        "extensions": ["prf"],
    });
    let asked = Asked {
        path: "/webauthn/authenticator",
        given: device,
    };
    let command = Command::ExtensionCommand(Box::new(asked));
    page.client.handle().cmd(command).await?;
    Ok(())
}
