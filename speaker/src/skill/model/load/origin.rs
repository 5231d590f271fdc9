//! Where in the file the parts of a loaded model come from, for lints.

/// Places of a model's parts. The lists have the order of the model's.
#[derive(Debug, Default)]
pub(in super::super) struct Origin {
    /// Of the language model.
    pub(in super::super) language: String,
    pub(in super::super) intents: Vec<Place>,
    pub(in super::super) types: Vec<Place>,
    pub(in super::super) dialog: Vec<String>,
    pub(in super::super) prompts: Vec<String>,
    /// Whether it is the oldest form, which has neither invocation name nor dialog.
    pub(in super::super) old: bool,
}

/// Place of a part, and of the samples or values in it.
#[derive(Debug, Default)]
pub(in super::super) struct Place {
    pub(in super::super) whole: String,
    pub(in super::super) parts: Vec<String>,
}

impl Place {
    /// Of one sample or value.
    pub(in super::super) fn part(&self, at: usize) -> &str {
        self.parts.get(at).map_or(&self.whole, String::as_str)
    }
}
