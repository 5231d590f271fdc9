//! What the test server answers instead of a file.

/// Another answer than the file.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Status line without the version: `200 OK`.
    pub status: &'static str,
    /// Content type.
    pub kind: &'static str,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// Body; none at all means that the answer never comes.
    pub body: Option<Vec<u8>>,
}

impl Answer {
    /// A web page, as a development server sends for files that it does not have.
    #[must_use]
    pub fn html(body: &str) -> Self {
        Self::of("text/html", body.as_bytes().to_vec())
    }

    /// Any bytes.
    #[must_use]
    pub fn bytes(body: Vec<u8>) -> Self {
        Self::of("application/octet-stream", body)
    }

    /// JSON, or what pretends to be.
    #[must_use]
    pub fn json(body: &str) -> Self {
        Self::of("application/json", body.as_bytes().to_vec())
    }

    /// A redirect.
    #[must_use]
    pub fn redirect(location: String) -> Self {
        Self {
            status: "307 Temporary Redirect",
            location: Some(location),
            ..Self::html("")
        }
    }

    /// A server that takes the request and says nothing.
    #[must_use]
    pub fn never() -> Self {
        Self {
            body: None,
            ..Self::html("")
        }
    }

    /// The same under another status.
    #[must_use]
    pub fn with_status(self, status: &'static str) -> Self {
        Self { status, ..self }
    }

    /// A body of this type.
    #[must_use]
    pub fn of(kind: &'static str, body: Vec<u8>) -> Self {
        Self {
            status: "200 OK",
            kind,
            location: None,
            body: Some(body),
        }
    }
}
