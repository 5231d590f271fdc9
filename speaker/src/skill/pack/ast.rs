//! A pack as it is run: what its JSON says, with everything unknown sorted out.

use crate::skill::permission::Permission;
use serde_json::Value;
use std::collections::BTreeMap;

/// The logic of a skill, written down instead of programmed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pack {
    /// Session attributes at the start of a session.
    pub(super) session: BTreeMap<String, Value>,
    /// What the skill keeps between sessions, before it has kept anything.
    pub(super) kept: BTreeMap<String, Value>,
    /// Lists to choose from.
    pub(super) lists: BTreeMap<String, Vec<Value>>,
    /// Steps with a name.
    pub(super) blocks: BTreeMap<String, Vec<Step>>,
    /// What is done about requests; the first that fits is.
    pub(super) turns: Vec<Turn>,
}

/// What is done about a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Turn {
    /// `launch`, `outcome`, `outcome:KEPT`, an intent's name, or `*` for everything.
    pub(super) on: Vec<String>,
    /// In which states; empty for all.
    pub(super) states: Vec<String>,
    /// And only if.
    pub(super) condition: Option<Condition>,
    pub(super) steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// Says one of these.
    Say(Vec<Text>),
    /// Says one of these and listens; what is said when nobody answers.
    Ask(Vec<Text>, Option<Text>),
    /// Shows a card: title and text.
    Card(Text, Text),
    /// Sets session attributes.
    Set(Vec<(String, Expression)>),
    /// Sets what the skill keeps.
    Keep(Vec<(String, Expression)>),
    If(Condition, Vec<Self>, Vec<Self>),
    /// Changes the state.
    Go(String),
    /// Does a block.
    Run(String),
    /// Ends the session.
    End,
    /// Leaves out the rest of the turn.
    Done,
    /// Lets the device lead the dialog.
    Delegate,
    /// Asks for a slot.
    Elicit(String, Vec<Text>),
    /// Asks whether a slot is right; an empty name: whether all is.
    Confirm(String, Vec<Text>),
    /// Records a note of so many seconds at most.
    Record(u32),
    /// Ends the recording.
    StopRecording,
    /// Plays notes.
    Play(Expression),
    /// Lists the notes.
    List,
    /// Deletes notes.
    Delete(Expression),
    /// Shows the card that asks for permissions.
    AskFor(Vec<Permission>),
}

/// Text with places in it.
pub(super) type Text = Vec<Part>;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Words(String),
    /// What is at a path; with two words it is a count: `3 notes`.
    Place(Path, Option<(String, String)>),
}

/// Where a value is: `slot.size`, `time.hour`, `score`.
pub(super) type Path = Vec<String>;

/// Something that has a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Fixed(Value),
    At(Path),
    Text(Text),
    /// A sum and so on, from left to right.
    Sum(Operator, Vec<Self>),
    /// A whole number from the first to the second.
    Random(Box<Self>, Box<Self>),
    /// One of a list; not this one.
    Pick(String, Option<Box<Self>>),
    /// How many items or characters.
    Count(Box<Self>),
    /// How many notes of a day.
    NotesOn(Box<Self>),
}

/// Arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Least,
    Greatest,
}

/// Something that holds or does not.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    Is(Expression, Expression),
    Less(Expression, Expression),
    More(Expression, Expression),
    OneOf(Expression, Vec<Expression>),
    /// There is a value, and it is not empty.
    Has(Path),
    Granted(Permission),
    State(String),
    Confirmed,
    Denied,
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}
